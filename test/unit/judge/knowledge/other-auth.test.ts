// Sessions of other libraries than Clerk: checked, unchecked, and their own endpoints.
import { describe, expect, test } from "vitest";
import { auditOf, gateAnswers, routeGuards, short } from "./app.ts";

/** A handler that refuses with 401 unless `test` holds, and one that only looks. */
const pair = (imports: string, read: string, isOut: string): string => `${imports}
import { db } from "@/lib/db";
export async function GET(req: Request) {
  ${read}
  if (${isOut}) return Response.json({ error: "Unauthorized" }, { status: 401 });
  return Response.json(await db.post.findMany());
}
export async function POST(req: Request) {
  ${read}
  return Response.json(await db.post.create({}));
}
`;

const cases: [string, string, string, string][] = [
  [
    "NextAuth 4",
    'import { getServerSession } from "next-auth/next";',
    "const s = await getServerSession();",
    "!s?.user?.id",
  ],
  [
    "a NextAuth token",
    'import { getToken } from "next-auth/jwt";',
    "const t = await getToken({ req });",
    "!t",
  ],
  [
    "Supabase getSession",
    'import { createRouteHandlerClient } from "@supabase/auth-helpers-nextjs";\nimport { cookies } from "next/headers";',
    "const { data: { session } } = await createRouteHandlerClient({ cookies }).auth.getSession();",
    "!session",
  ],
  [
    "Supabase getClaims",
    'import { createServerClient } from "@supabase/ssr";',
    'const { data, error } = await createServerClient("u", "k", {}).auth.getClaims();',
    "error || !data?.claims",
  ],
  ["Auth0", 'import { getSession } from "@auth0/nextjs-auth0";', "const s = await getSession();", "!s"],
  [
    "Auth0 4",
    'import { Auth0Client } from "@auth0/nextjs-auth0/server";\nconst auth0 = new Auth0Client();',
    "const s = await auth0.getSession();",
    "!s",
  ],
  [
    "Kinde",
    'import { getKindeServerSession } from "@kinde-oss/kinde-auth-nextjs/server";',
    "const { isAuthenticated } = getKindeServerSession(); const ok = await isAuthenticated();",
    "!ok",
  ],
  [
    "Lucia",
    'import { Lucia } from "lucia";\nimport { cookies } from "next/headers";\nconst lucia = new Lucia({}, {});',
    'const { user } = await lucia.validateSession((await cookies()).get("s")?.value ?? "");',
    "!user",
  ],
  [
    "iron-session",
    'import { getIronSession } from "iron-session";\nimport { cookies } from "next/headers";',
    "const s = await getIronSession(await cookies(), {});",
    "!s.userId",
  ],
  [
    "Firebase with try",
    'import { getAuth } from "firebase-admin/auth";\nasync function who(token) { try { return await getAuth().verifyIdToken(token); } catch { return null; } }',
    'const user = await who(req.headers.get("authorization"));',
    "!user",
  ],
  [
    "jose in a helper",
    'import { jwtVerify } from "jose";\nasync function read(token) { try { const { payload } = await jwtVerify(token, new TextEncoder().encode(process.env.KEY)); return payload; } catch { return null; } }',
    'const claims = await read(req.headers.get("authorization"));',
    "!claims?.sub",
  ],
  [
    "jsonwebtoken in a helper",
    'import jwt from "jsonwebtoken";\nfunction read(token) { try { return jwt.verify(token, process.env.KEY); } catch { return null; } }',
    'const claims = read(req.headers.get("authorization"));',
    "!claims",
  ],
];

test.each(cases)("%s", async (_name, imports, read, isOut) => {
  const guards = await routeGuards(pair(imports, read, isOut));
  expect(guards.GET).toMatchObject({ answer: "signed-in", signedOut: "401" });
  expect(["other-auth", "helper"]).toContain(guards.GET?.via);
  expect(["open", "broken"]).toContain(guards.POST?.answer);
});

test("a token that is only decoded proves nothing", async () => {
  const decoded = await routeGuards(
    pair(
      'import { decodeJwt } from "jose";',
      'const claims = decodeJwt(req.headers.get("authorization"));',
      "!claims.sub",
    ),
  );
  expect(["open", "conditional"]).toContain(decoded.GET?.answer);
});

test("a session cookie that is only there proves nothing", async () => {
  const guards = await routeGuards(
    pair('import { getSessionCookie } from "better-auth/cookies";', "const s = getSessionCookie(req);", "!s"),
  );
  expect(["open", "conditional"]).toContain(guards.GET?.answer);
});

test("roles are more than a session", async () => {
  const guards = await routeGuards(`import { getServerSession } from "next-auth";
import { db } from "@/lib/db";
export async function GET() {
  const session = await getServerSession();
  if (session?.user.role !== "admin") return new Response(null, { status: 403 });
  return Response.json(await db.post.findMany());
}
`);
  expect(guards.GET?.answer).toBe("restricted");
});

describe("wrappers", () => {
  test("of Auth.js and Auth0", async () => {
    const guards = await routeGuards(
      `import { withApiAuthRequired } from "@auth0/nextjs-auth0";
import { auth } from "@/auth";
import { db } from "@/lib/db";
export const GET = auth(async (req) => {
  if (!req.auth?.user) return new Response(null, { status: 401 });
  return Response.json(await db.post.findMany());
});
export const POST = auth(async (req) => Response.json(await db.post.create({ by: req.auth })));
export const PUT = withApiAuthRequired(async () => Response.json(await db.post.update({})));
`,
      {
        "auth.ts":
          'import NextAuth from "next-auth";\nexport const { auth, handlers, signIn } = NextAuth({ providers: [] });\n',
      },
    );
    expect(short(guards)).toEqual({
      GET: "signed-in other-auth 401",
      POST: "open",
      PUT: "signed-in other-auth 401",
    });
  });

  test("pages: WorkOS and Auth0 send to the sign-in page", async () => {
    const { resources } = await auditOf({
      "app/a/page.tsx": `import { getUser } from "@workos-inc/authkit-nextjs";
export default async function Page() { const { user } = await getUser({ ensureSignedIn: true }); return <p>{user.email}</p>; }
`,
      "app/b/page.tsx": `import { withPageAuthRequired } from "@auth0/nextjs-auth0";
import { db } from "@/lib/db";
export default withPageAuthRequired(async function Page() { return <p>{await db.post.count()}</p>; }, { returnTo: "/b" });
`,
    });
    const guards = Object.fromEntries(resources.map(({ file, guard }) => [file, guard]));
    expect(guards["app/a/page.tsx"]).toMatchObject({
      answer: "signed-in",
      via: "other-auth",
      signedOut: "redirect",
    });
    expect(guards["app/b/page.tsx"]).toMatchObject({
      answer: "signed-in",
      via: "other-auth",
      signedOut: "redirect",
    });
  });
});

test("sign-in endpoints of a library are open by nature", async () => {
  const guards = await routeGuards(
    `import { toNextJsHandler } from "better-auth/next-js";
import { auth } from "@/auth";
export const { GET, POST } = toNextJsHandler(auth);
`,
    { "auth.ts": 'import { betterAuth } from "better-auth";\nexport const auth = betterAuth({});\n' },
  );
  expect(short(guards)).toEqual({ GET: "open", POST: "open" });
});

test("a gate without Clerk is none, whatever other library guards it", async () => {
  expect(
    await gateAnswers(
      `import NextAuth from "next-auth";
export const { auth: proxy } = NextAuth({ providers: [] });
`,
      ["/dashboard"],
    ),
  ).toEqual({ "/dashboard": "none" });
});
