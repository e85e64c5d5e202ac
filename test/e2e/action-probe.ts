// Who makes a Server Action do something, where no server runs? A Route Handler at a public URL calls the function by
// name and answers with 200 when something changed, with 204 when all is as before.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Caller } from "../../src/prove/callers.ts";
import type { InProcessQuestion } from "../../src/prove/in-process.ts";
import { apiRequest } from "../../src/prove/request-kinds.ts";
import type { Room } from "../../src/prove/room.ts";

export const actions = ["deleteItem", "updateOrgSettings"].map((name) => ({
  name,
  id: `app/items/actions.ts#${name}`,
}));

const file = "app/api/webhooks/probe/route.ts";
const handler = `import * as actions from "@/app/items/actions";

const memory = globalThis as { exampleItems?: Map<string, unknown[]>; exampleOrgSettings?: Map<string, unknown> };

function state() {
  return JSON.stringify([[...(memory.exampleItems ?? [])].flatMap(([, items]) => items), [...(memory.exampleOrgSettings ?? [])]]);
}

export async function POST(request: Request) {
  const { name } = await request.json();
  const item = { id: "1", name: "Chair" };
  memory.exampleItems?.set("user:user_solo", [item]);
  memory.exampleItems?.set("organization:org_acme", [item]);
  memory.exampleOrgSettings?.clear();
  const before = state();
  const form = new FormData();
  // What a stranger would guess, for actions that take the tenant from the form.
  const fields = { id: "1", welcomeText: "Hello", itemLimit: "5", orgId: "org_acme" };
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  // Afterwards they tell Next's cache, which is not there.
  await (actions as Record<string, (...args: unknown[]) => Promise<unknown>>)[name](null, form).catch(() => null);
  return new Response(null, { status: state() === before ? 204 : 200 });
}
`;

export async function writeActionProbe(root: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), handler);
}

export async function actionQuestion(
  name: string,
  caller: Caller,
  room: Room,
  origin: string,
): Promise<InProcessQuestion> {
  return {
    ...{ path: "/api/webhooks/probe", method: "POST", body: JSON.stringify({ name }) },
    headers: { ...(await room.headers(caller, apiRequest, origin)), "content-type": "application/json" },
    resource: { kind: "route-handler", file, params: {} },
  };
}
