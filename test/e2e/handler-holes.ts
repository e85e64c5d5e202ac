// Route Handlers that do not hold what they seem to, behind a gate that asks nothing.
import { bareGate } from "./gate-holes.ts";
import type { Hole, TryAt } from "./holes.ts";

const clerk = `import { auth } from "@clerk/nextjs/server";\n`;

const handler = (text: string, ...tries: Partial<TryAt>[]): Pick<Hole, "gate" | "files" | "ask"> => {
  const file = "app/api/reports/route.ts";
  const path = "/api/reports";
  return {
    gate: bareGate,
    files: { [file]: clerk + text },
    ask: { file, tries: [{ path }, ...tries.map((one) => ({ path, ...one }))] },
  };
};

export const handlerHoles: Hole[] = [
  {
    title: "a handler that does not wait for its check",
    reach: "anyone",
    ...handler(`export async function GET() { auth.protect(); return Response.json({ reports: [1] }); }`),
  },
  {
    title: "a handler whose catch swallows the refusal",
    reach: "anyone",
    ...handler(`export async function GET() {
  try { await auth.protect(); } catch (error) { console.error(error); }
  return Response.json({ reports: [1] });
}`),
  },
  {
    title: "a handler that makes a 401 and forgets to return it",
    reach: "anyone",
    ...handler(`export async function GET() {
  const { userId } = await auth();
  if (!userId) Response.json({ error: "Unauthorized" }, { status: 401 });
  return Response.json({ reports: [1] });
}`),
  },
  {
    title: "a handler that a header opens",
    reach: "conditional",
    ...handler(
      `export async function GET(request: Request) {
  const { userId } = await auth();
  if (!userId && request.headers.get("x-internal") !== "1") return new Response(null, { status: 401 });
  return Response.json({ reports: [1] });
}`,
      { headers: { "x-internal": "1" } },
    ),
  },
  {
    title: "a handler that a cookie opens",
    reach: "conditional",
    ...handler(
      `import { cookies } from "next/headers";
export async function GET() {
  const preview = (await cookies()).get("preview");
  const { userId } = await auth();
  if (!preview && !userId) return new Response(null, { status: 401 });
  return Response.json({ reports: [1] });
}`,
      { headers: { cookie: "preview=yes" } },
    ),
  },
  {
    title: "a handler that wants an organization or nothing",
    reach: "signed-in",
    ...handler(`export async function GET() {
  const { userId, orgId } = await auth();
  if (!userId && !orgId) return new Response(null, { status: 401 });
  return Response.json({ reports: [1] });
}`),
  },
  {
    title: "a handler that wants a role",
    reach: "restricted",
    ...handler(`export async function GET() {
  const { has } = await auth();
  if (!has({ role: "org:admin" })) return new Response(null, { status: 403 });
  return Response.json({ reports: [1] });
}`),
  },
  {
    title: "a wrapper that does not wait for its check",
    reach: "anyone",
    ...handler(
      `const requireUser = async () => {
  const { userId } = await auth();
  if (!userId) throw new Error("Sign in first.");
};
const withUser = (run: () => Promise<Response>) => async () => { requireUser(); return run(); };
export const GET = withUser(async () => Response.json({ reports: [1] }));`,
    ),
  },
  {
    title: "a wrapper that waits",
    reach: "signed-in",
    ...handler(
      `const withUser = (run: (userId: string) => Promise<Response>) => async () => {
  const { userId } = await auth();
  return userId ? run(userId) : new Response(null, { status: 401 });
};
export const GET = withUser(async () => Response.json({ reports: [1] }));`,
    ),
  },
  {
    title: "a promise of a session, which is always true",
    reach: "anyone",
    ...handler(
      `export async function GET() {
  if (!auth()) return new Response(null, { status: 401 });
  return Response.json({ reports: [1] });
}`,
    ),
  },
  {
    title: "a check that nobody waits for in a chain",
    reach: "anyone",
    ...handler(
      `export async function GET() {
  auth().then(({ userId }) => { if (!userId) throw new Error("Sign in first."); });
  return Response.json({ reports: [1] });
}`,
    ),
  },
  {
    title: "a refusal that is caught where it is made",
    reach: "anyone",
    ...handler(
      `export async function GET() {
  await auth.protect().catch(() => null);
  return Response.json({ reports: [1] });
}`,
    ),
  },
  {
    title: "a redirect inside its own catch",
    reach: "anyone",
    ...handler(
      `import { redirect } from "next/navigation";
export async function GET() {
  try {
    const { userId } = await auth();
    if (!userId) redirect("/sign-in");
  } catch {}
  return Response.json({ reports: [1] });
}`,
    ),
  },
  {
    title: "null is not undefined",
    reach: "anyone",
    ...handler(
      `export async function GET() {
  const { userId } = await auth();
  if (userId === undefined) return new Response(null, { status: 401 });
  return Response.json({ reports: [1] });
}`,
    ),
  },
  {
    title: "a default that null does not take",
    reach: "signed-in",
    ...handler(
      `export async function GET() {
  const { userId = "guest" } = await auth();
  if (!userId) return new Response(null, { status: 401 });
  return Response.json({ reports: [1] });
}`,
    ),
  },
  {
    title: "a fallback that null takes",
    reach: "anyone",
    ...handler(
      `export async function GET() {
  const { userId } = await auth();
  const owner = userId ?? "guest";
  if (!owner) return new Response(null, { status: 401 });
  return Response.json({ owner });
}`,
    ),
  },
  {
    title: "an error is refusal enough",
    reach: "signed-in",
    ...handler(
      `export async function GET() {
  const { isAuthenticated } = await auth();
  if (!isAuthenticated) throw new Error("Sign in first.");
  return Response.json({ reports: [1] });
}`,
    ),
  },
  {
    title: "a finally that answers all the same",
    reach: "anyone",
    ...handler(
      `export async function GET() {
  try { await auth.protect(); } finally { return Response.json({ reports: [1] }); }
}`,
    ),
  },
  {
    title: "a role that only the name of a key asks for",
    reach: "signed-in",
    ...handler(
      `export async function GET() {
  await auth.protect({ roles: "org:admin" } as never);
  return Response.json({ reports: [1] });
}`,
    ),
  },
];
