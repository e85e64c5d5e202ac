// A gate that nobody thought of: checks in any order and nesting around random matchers, and a random config; and the
// URLs at which such a gate is most likely to be misread.
import fc, { type Arbitrary } from "fast-check";
import { matchers } from "./random-matchers.ts";
import { path, pathTest, quoted, url } from "./random-paths.ts";
import { type ClerkMajor, statement } from "./random-statement.ts";

export interface RandomGate {
  text: string;
  urls: string[];
  document: boolean;
}

const config = fc.oneof(
  fc.constant(""),
  fc.constant(
    String.raw`export const config = { matcher: ["/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|png|csv|ico)).*)", "/(api|trpc)(.*)"] };`,
  ),
  fc.constant(
    String.raw`export const config = { matcher: ["/((?!.+\\.[\\w]+$|_next).*)", "/", "/(api|trpc)(.*)"] };`,
  ),
  fc.constant(`export const config = { matcher: "/((?!api|_next).*)" };`),
  fc
    .array(path, { minLength: 1, maxLength: 3 })
    .map(
      (paths) =>
        `export const config = { matcher: [${paths.map((at) => quoted(`${at}/:path*`)).join(", ")}, "/admin", "/:a/:b*"] };`,
    ),
);

/** What stands around Clerk: nothing, a way past it, or an answer that replaces Clerk's. */
const wrappers: Arbitrary<(clerk: string) => string> = fc.oneof(
  { weight: 4, arbitrary: fc.constant((clerk: string) => `export default ${clerk};`) },
  fc.tuple(pathTest("path"), fc.boolean()).map(
    ([skipped, isExplicit]) =>
      (clerk: string) =>
        `const run = ${clerk};

export default function gate(req, event) {
  const path = req.nextUrl.pathname;
  if (${skipped}) return ${isExplicit ? "NextResponse.next()" : "undefined"};
  return run(req, event);
}`,
  ),
  pathTest("path").map(
    (dropped) => (clerk: string) =>
      `const run = ${clerk};

export default async function gate(req, event) {
  const path = req.nextUrl.pathname;
  const answer = await run(req, event);
  return ${dropped} ? NextResponse.next() : answer;
}`,
  ),
);

/** `open` gates also ask the surroundings: header `x-a`, cookie `c`, query `q` and variable `FLAG`, each `1` or absent. */
export function randomGate(major: ClerkMajor, kind: "closed" | "open"): Arbitrary<RandomGate> {
  const session = major === 5 ? "auth()" : "await auth()";
  const text = matchers.chain(({ names, text: declared }) => {
    const statements = fc.array(statement({ names, major, kind }), { minLength: 1, maxLength: 5 });
    return fc.tuple(statements, wrappers, config, fc.boolean()).map(([body, wrap, exported, isStrict]) => {
      const last = major === 5 ? "auth().protect();" : "await auth.protect();";
      const clerk = `clerkMiddleware(async (auth, req) => {
const session = ${session};
const { userId } = session;
const path = req.nextUrl.pathname;
${body.join("\n")}
${isStrict ? last : ""}
})`;
      return `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
import { NextResponse } from "next/server";

const base = "/team";
const flags = { on: process.env.FLAG === "1" };
${declared}
const toSignIn = (req) => NextResponse.redirect(new URL("/sign-in", req.url));

${wrap(clerk)}

${exported}
`;
    });
  });
  const most = kind === "open" ? 6 : 20;
  const urls = fc.array(url, { minLength: most, maxLength: most });
  return fc
    .tuple(text, urls, fc.boolean())
    .map(([gate, some, document]) => ({ text: gate, urls: [...new Set(["/", ...some])], document }));
}
