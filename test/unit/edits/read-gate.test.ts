import { expect, test } from "vitest";
import { readGateSource } from "../../../src/edits/gate/read-gate.ts";

const head = `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
const isX = createRouteMatcher(["/x(.*)"]);
const isY = createRouteMatcher(["/y(.*)"]);
`;
const handled = (body: string) =>
  `${head}export default clerkMiddleware(async (auth, req) => {\n${body}\n});`;

test.each([
  ["a negated test opens the list", handled("if (!isX(req)) await auth.protect();"), "public-list"],
  ["a plain test closes it", handled("if (isX(req)) { await auth.protect(); }"), "protected-list"],
  ["two negations cancel out", handled("if (!!isX(req)) await auth.protect();"), "protected-list"],
  [
    "a constant of the handler",
    handled("const open = isX(req);\nif (!open) await auth.protect();"),
    "public-list",
  ],
  ["an early way out", handled("if (isX(req)) return;\nawait auth.protect();"), "public-list"],
  [
    "a redirect of its own",
    handled(
      "const { userId, redirectToSignIn } = await auth();\nif (!userId && isX(req)) return redirectToSignIn();",
    ),
    "protected-list",
  ],
  [
    "a role check before the list",
    handled('if (isY(req)) await auth.protect({ role: "org:admin" });\nif (isX(req)) await auth.protect();'),
    "protected-list",
  ],
  ["two lists", handled("if (isY(req)) await auth.protect();\nif (isX(req)) await auth.protect();"), "other"],
  ["an else branch", handled("if (isX(req)) return; else await auth.protect();"), "other"],
  [
    "a way out that nothing explains",
    handled("if (Math.random() > 0.5) return;\nif (!isX(req)) await auth.protect();"),
    "other",
  ],
  ["a check that stops nobody", handled("if (!isX(req)) console.log(req.url);"), "other"],
  ["a role for the whole list", handled('if (isX(req)) await auth.protect({ role: "org:admin" });'), "other"],
  ["an environment switch", handled("if (process.env.OPEN || !isX(req)) await auth.protect();"), "other"],
  ["no handler", `${head}export default clerkMiddleware();`, "no-handler"],
  ["options only", `${head}export default clerkMiddleware({ debug: true });`, "no-handler"],
  [
    "options from elsewhere",
    `${head}import { options } from "./options";\nexport default clerkMiddleware(options);`,
    "other",
  ],
  [
    "another import of the name",
    'import { clerkMiddleware } from "./clerk";\nexport default clerkMiddleware();',
    "other",
  ],
  [
    "an alias",
    'import { clerkMiddleware as gate } from "@clerk/nextjs/server";\nexport default gate();',
    "no-handler",
  ],
  [
    "the named export wins",
    `${head}export function middleware() {}\nexport default clerkMiddleware();`,
    "other",
  ],
  [
    "a name Next.js ignores here",
    `${head}export function proxy() {}\nexport default clerkMiddleware();`,
    "no-handler",
  ],
  ["a list that is assigned later", `${head}let gate = clerkMiddleware();\nexport default gate;`, "other"],
  ["broken code", "export default clerkMiddleware(", "other"],
  [
    "an open list before a closed one",
    handled("if (isX(req)) return;\nif (isY(req)) await auth.protect();"),
    "other",
  ],
  [
    "a way out inside the refusing block",
    handled(
      'const { userId, redirectToSignIn } = await auth();\nif (!userId && isX(req)) { if (req.headers.get("x")) return; return redirectToSignIn(); }',
    ),
    "other",
  ],
  [
    "a variable that may change",
    handled('let open = isX(req);\nif (req.headers.get("x")) open = true;\nif (!open) await auth.protect();'),
    "other",
  ],
  [
    "a matcher that may change",
    handled("if (!isX(req)) await auth.protect();").replace("const isX", "let isX"),
    "other",
  ],
  [
    "a matcher of another request",
    handled('const home = { nextUrl: { pathname: "/" } };\nif (!isX(home)) await auth.protect();'),
    "other",
  ],
  [
    "the request by another name",
    handled("const r = req;\nif (!isX(r)) await auth.protect();"),
    "public-list",
  ],
  [
    "a changed request",
    handled('req.nextUrl.pathname = "/x";\nif (!isX(req)) await auth.protect();'),
    "other",
  ],
  [
    "a changed part of the request",
    handled('const url = req.nextUrl;\nurl.pathname = "/x";\nif (!isX(req)) await auth.protect();'),
    "other",
  ],
  [
    "a request changed by assignment of its parts",
    handled('Object.assign(req.nextUrl, { pathname: "/x" });\nif (!isX(req)) await auth.protect();'),
    "other",
  ],
  [
    "a request that is taken apart",
    handled("({ req } = other);\nif (!isX(req)) await auth.protect();"),
    "other",
  ],
  [
    "a redirect that is not Clerk's",
    handled(
      "const { userId } = await auth();\nconst redirectToSignIn = () => undefined;\nif (!userId && isX(req)) return redirectToSignIn();",
    ),
    "other",
  ],
  [
    "an answer that is not Next.js's",
    `import { NextResponse } from "./answers";\n${handled("const { userId } = await auth();\nif (!userId && isX(req)) return NextResponse.json({}, { status: 401 });")}`,
    "other",
  ],
  ["a hidden name", handled("const auth = { protect() {} };\nif (!isX(req)) await auth.protect();"), "other"],
  [
    "userId that is the whole session",
    handled(
      "const userId = await auth();\nif (!userId && isX(req)) return Response.json({}, { status: 401 });",
    ),
    "other",
  ],
  [
    "userId that is something else",
    handled(
      "const { orgId: userId } = await auth();\nif (!userId && isX(req)) return Response.json({}, { status: 401 });",
    ),
    "other",
  ],
  [
    "a list that is changed later",
    `${head}const open = ["/"];\nopen.push("/api(.*)");\nconst isOpen = createRouteMatcher(open);\nexport default clerkMiddleware(async (auth, req) => {\n  if (!isOpen(req)) await auth.protect();\n});`,
    "other",
  ],
  [
    "a list of two matchers",
    `${head}const open = ["/"];\nconst isOpen = createRouteMatcher(open);\nconst isHome = createRouteMatcher(open);\nexport default clerkMiddleware(async (auth, req) => {\n  if (!isOpen(req)) await auth.protect();\n});`,
    "other",
  ],
  [
    "a list for this matcher alone",
    `${head}const open = ["/"];\nconst isOpen = createRouteMatcher(open);\nexport default clerkMiddleware(async (auth, req) => {\n  if (!isOpen(req)) await auth.protect();\n});`,
    "public-list",
  ],
  [
    "a role outside of two lists",
    handled(
      'if (!isX(req) && !isY(req)) await auth.protect({ role: "org:admin" });\nif (!isX(req)) await auth.protect();',
    ),
    "other",
  ],
  [
    "a role where an environment says so",
    handled(
      'if (isY(req) && process.env.STRICT === "1") await auth.protect({ role: "org:admin" });\nif (!isX(req)) await auth.protect();',
    ),
    "other",
  ],
  [
    "a role for everyone on the list",
    handled('if (isX(req)) await auth.protect({ role: "org:admin" });\nif (isX(req)) await auth.protect();'),
    "other",
  ],
  [
    "a role within the deciding block",
    handled(
      'const { has } = await auth();\nif (isX(req)) { await auth.protect(); if (!has({ role: "org:admin" })) return new Response(null, { status: 403 }); }',
    ),
    "other",
  ],
  [
    "a type of that name",
    'import type { clerkMiddleware } from "@clerk/nextjs/server";\nexport default clerkMiddleware();',
    "other",
  ],
])("%s", (_, source, kind) => {
  expect(readGateSource("middleware.ts", source).kind).toBe(kind);
});

test("says why and where it gives up", () => {
  const shape = readGateSource(
    "middleware.ts",
    handled("if (req.url === process.env.SECRET) return;\nif (!isX(req)) await auth.protect();"),
  );
  expect(shape).toMatchObject({ kind: "other", line: 5, clerkRuns: true });
});
