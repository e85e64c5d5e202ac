// Who makes a Server Action of the running app do something? Everybody calls it by its id on a public path, with what
// there is to delete or to change, and admins and users look at what is left.
import { actionBody } from "../../src/prove/action-body.ts";
import { actionIds } from "../../src/prove/action-ids.ts";
import { type Caller, makeCallers } from "../../src/prove/callers.ts";
import { actionRequest, apiRequest, documentRequest } from "../../src/prove/request-kinds.ts";
import { actions } from "./action-probe.ts";
import { permissions } from "./expected.ts";
import type { Try } from "./judge-truth.ts";
import type { RunningApp } from "./running-app.ts";

const callers = makeCallers(permissions);
const owners = [callers.admin, callers.user];

export async function tryActions({ root, room, server }: RunningApp): Promise<Try[]> {
  const ids = await actionIds(root);

  async function items(method: "GET" | "POST", owner: Caller): Promise<string> {
    const headers = await room.headers(owner, apiRequest, server.origin);
    headers["content-type"] = "application/json";
    const body = method === "POST" ? { body: JSON.stringify({ name: "Chair" }) } : {};
    return (await server.ask({ path: "/api/items", method, headers, ...body })).body;
  }

  /** What both owners have, and the settings as the admin sees them. */
  async function state(): Promise<string> {
    const headers = await room.headers(callers.admin, documentRequest, server.origin);
    const page = await server.ask({ path: "/items", method: "GET", headers });
    const settings = /<input[^>]*name="welcomeText"[^>]*>/.exec(page.body)?.[0];
    if (!settings) throw new Error("The page shows no settings.");
    return [...(await Promise.all(owners.map((owner) => items("GET", owner)))), settings].join("\n");
  }

  async function changes(name: string, id: string, caller: Caller): Promise<boolean> {
    const created = await Promise.all(owners.map((owner) => items("POST", owner)));
    const before = await state();
    for (const answer of created) {
      const headers = await room.headers(caller, actionRequest(id, server.origin), server.origin);
      const welcomeText = `${name} by ${caller.name}`;
      const body = actionBody({ id: JSON.parse(answer).item.id, welcomeText, itemLimit: "5" });
      await server.ask({ path: "/", method: "POST", headers, body });
    }
    return (await state()) !== before;
  }

  const tries: Try[] = [];
  for (const { id: at, name } of actions) {
    const id = ids.get(at);
    if (id === undefined) throw new Error(`No ${at} among ${[...ids.keys()].join(", ")}.`);
    // One after the other: each looks at what is there before and after.
    for (const caller of Object.values(callers)) {
      tries.push({ at, path: "/", caller: caller.name, isIn: await changes(name, id, caller) });
    }
  }
  return tries;
}
