import { expect, test } from "vitest";
import { readGateSource } from "../../../src/edits/gate/read-gate.ts";

const head = `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
const isX = createRouteMatcher(["/x(.*)"]);
const isY = createRouteMatcher(["/y(.*)"]);
`;
const handled = (body: string) =>
  `${head}export default clerkMiddleware(async (auth, req) => {\n${body}\n});`;

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
