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
