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

const admin = { patterns: ["/y(.*)"], require: { role: "org:admin" } };
const guard = "if (!isX(req)) await auth.protect();";

test.each([
  ["an awaited protect", `if (isY(req)) await auth.protect({ role: "org:admin" });\n${guard}`, [admin]],
  ["a returned protect", `if (isY(req)) return auth.protect({ role: "org:admin" });\n${guard}`, [admin]],
  ["Clerk 5's protect", `if (isY(req)) auth().protect({ role: "org:admin" });\n${guard}`, [admin]],
  [
    "a function for protect",
    `if (isY(req)) await auth.protect((has) => has({ role: "org:admin" }));\n${guard}`,
    [admin],
  ],
  [
    "a refusal without the role",
    `if (isY(req)) { const { userId, has } = await auth(); if (!userId || !has({ role: "org:admin" })) return new Response(null, { status: 403 }); }\n${guard}`,
    [admin],
  ],
  [
    "a refusal in one line",
    `const { has } = await auth();\nif (isY(req) && !has({ role: "org:admin" })) return new Response(null, { status: 403 });\n${guard}`,
    [admin],
  ],
  [
    "nothing where protect is not awaited",
    `if (isY(req)) auth.protect({ role: "org:admin" });\n${guard}`,
    [],
  ],
  [
    "nothing where the answer is only logged",
    `const { has } = await auth();\nif (isY(req)) console.log(has({ role: "org:admin" }));\n${guard}`,
    [],
  ],
  [
    "nothing where the refusal has a way around it",
    `const { has } = await auth();\nif (isY(req)) { if (!has({ role: "org:admin" })) { if (req.url) console.log(1); } }\n${guard}`,
    [],
  ],
  [
    "nothing after the request has left",
    `${guard}\nif (req.url) return;\nif (isY(req)) await auth.protect({ role: "org:admin" });`,
    [],
  ],
  [
    "nothing after an early way out",
    'if (isX(req)) return;\nif (isY(req)) await auth.protect({ role: "org:admin" });\nawait auth.protect();',
    [],
  ],
  [
    "nothing for an anything-goes test",
    `if (isY(req)) await auth.protect((has) => has({ role: "org:admin" }) || true);\n${guard}`,
    [],
  ],
])("a role check is %s", (_, body, roleChecks) => {
  expect(readGateSource("middleware.ts", handled(body))).toMatchObject({ kind: "public-list", roleChecks });
});

const table = (body: string) =>
  `${head}const rules = [{ matches: createRouteMatcher(["/y(.*)"]), require: { role: "org:admin" } }];
export default clerkMiddleware(async (auth, req) => {\n${body}\n${guard}\n});`;
const search = "const rule = rules.find(({ matches }) => matches(req));";

test.each([
  [
    "counts where it refuses",
    `${search}\nif (rule) { const { has } = await auth(); if (rule && !has(rule.require)) return new Response(null, { status: 403 }); }`,
    [admin],
  ],
  ["does not count where it is only looked at", `${search}\nconsole.log(rule);`, []],
  ["does not count when changed", `rules.pop();\n${search}\nconsole.log(rule);`, []],
])("a table of rules %s", (_, body, roleChecks) => {
  expect(readGateSource("middleware.ts", table(body))).toMatchObject({ kind: "public-list", roleChecks });
});

test("a rule below one that covers its paths is never found", () => {
  const shape = readGateSource(
    "middleware.ts",
    table(
      `${search}\nif (rule) { const { has } = await auth(); if (rule && !has(rule.require)) return new Response(null, { status: 403 }); }`,
    ).replace(
      "const rules = [",
      'const rules = [{ matches: createRouteMatcher(["/y(.*)"]), require: { role: "org:member" } }, ',
    ),
  );
  expect(shape).toMatchObject({ roleChecks: [{ require: { role: "org:member" } }] });
});

test("checks go above whatever may let a request through", () => {
  const shape = readGateSource(
    "middleware.ts",
    handled(`if (isY(req)) return auth.protect({ role: "org:admin" });\n${guard}`),
  );
  expect("guard" in shape && shape.guard.getText()).toMatch(/^if \(isY/);
});

const answer = "return Response.json({}, { status: 401 });";
test.each([
  [
    "the routes it names",
    `if (!isX(req)) { const { userId } = await auth(); if (!userId && (req.headers.has("next-action") || isY(req))) ${answer} }\n${guard}`,
    ["/y(.*)"],
    true,
  ],
  [
    "not the others",
    `const { userId } = await auth();\nif (!isY(req) && !userId && req.url) ${answer}\n${guard}`,
    [],
    false,
  ],
  [
    "not those in a block that says no",
    `if (!isX(req)) { const { userId } = await auth(); if (!userId && !isY(req)) ${answer} }\n${guard}`,
    [],
    false,
  ],
  [
    "not those who are signed in",
    `const { userId } = await auth();\nif (userId && isY(req) && req.url) ${answer}\n${guard}`,
    [],
    false,
  ],
  [
    "nobody after the decision",
    `${guard}\nif (!isX(req)) { const { userId } = await auth(); if (!userId && (req.headers.has("next-action") || isY(req))) ${answer} }`,
    [],
    false,
  ],
])("401 goes to %s", (_, body, answered401, answersActions) => {
  expect(readGateSource("middleware.ts", handled(body))).toMatchObject({
    kind: "public-list",
    answered401,
    answersActions,
  });
});
