// A gate that nobody thought of: random lists in every form, hand-made tests of the path, checks in any order and nesting,
// a random matcher; and the URLs at which such a gate is most likely to be misread.
import fc, { type Arbitrary } from "fast-check";

export interface RandomGate {
  text: string;
  urls: string[];
  document: boolean;
}

export type ClerkMajor = 5 | 6 | 7;

const word = fc.constantFrom(
  "admin",
  "dashboard",
  "api",
  "items",
  "users",
  "public",
  "sign-in",
  "team",
  "docs",
  "a",
);
const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `/${words.join("/")}`);
const quoted = (text: string) => JSON.stringify(text);

/** Source of one entry of a list. */
const pattern: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: path.map(quoted) },
  { weight: 5, arbitrary: path.map((at) => quoted(`${at}(.*)`)) },
  { weight: 2, arbitrary: path.map((at) => quoted(`${at}/(.*)`)) },
  { weight: 2, arbitrary: path.map((at) => quoted(`${at}/:path*`)) },
  path.map((at) => quoted(`${at}/:id`)),
  path.map((at) => quoted(`${at}/:id(\\d+)`)),
  path.map((at) => quoted(`${at}{/:rest}?`)),
  path.map((at) => quoted(`/:locale${at}(.*)`)),
  path.map((at) => quoted(`${at}((?!/public).*)`)),
  fc.constant(quoted("/(api|trpc)(.*)")),
  fc.constant(quoted("/")),
  path.map((at) => `\`\${base}${at}(.*)\``),
  path.map((at) => `base + ${quoted(at)}`),
  path.map((at) => `/^${at.replaceAll("/", "\\/")}/`),
  path.map((at) => `/${at.replaceAll("/", "\\/")}$/i`),
);

/** Source of an expression that yields a list, and what must stand before it. */
const list = (name: string): Arbitrary<{ before: string; value: string }> =>
  fc.array(pattern, { minLength: 1, maxLength: 4 }).chain((entries) => {
    const literal = `[${entries.join(", ")}]`;
    const isText = entries.every((entry) => !entry.startsWith("/"));
    return fc.constantFrom(
      { before: "", value: literal },
      { before: "", value: literal },
      { before: `const ${name} = ${literal};`, value: name },
      { before: `const ${name} = ${literal};`, value: `[...${name}, "/extra"]` },
      { before: `const ${name} = { paths: ${literal} };`, value: `${name}.paths` },
      { before: "", value: `[...${literal}].concat(["/extra/:path*"])` },
      ...(isText ? [{ before: "", value: `${literal}.map((entry) => entry)` }] : []),
    );
  });

const misleading = ["isPublicRoute", "isProtectedRoute", "isAdmin", "open", "routes"];

/** Declarations of matchers, callable as `name(req)`. */
const matchers: Arbitrary<{ names: string[]; text: string }> = fc
  .uniqueArray(fc.constantFrom(...misleading), { minLength: 1, maxLength: 3 })
  .chain((names) => {
    const declared = names.map((name) =>
      fc.oneof(
        {
          weight: 5,
          arbitrary: list(`${name}List`).map(
            ({ before, value }) => `${before}\nconst ${name} = createRouteMatcher(${value});`,
          ),
        },
        pathTest("req.nextUrl.pathname").map(
          (test) => `const ${name} = createRouteMatcher((req) => ${test});`,
        ),
        pathTest("req.nextUrl.pathname").map((test) => `const ${name} = (req) => ${test};`),
        pathTest("pathname").map(
          (test) =>
            `function ${name}({ nextUrl: { pathname } }) {\n  if (${test}) return true;\n  return false;\n}`,
        ),
      ),
    );
    return fc.tuple(...declared).map((texts) => ({ names, text: texts.join("\n") }));
  });

function pathTest(subject: string): Arbitrary<string> {
  return fc.oneof(
    path.map((at) => `${subject} === ${quoted(at)}`),
    path.map((at) => `${subject}.startsWith(${quoted(at)})`),
    path.map((at) => `${subject}.endsWith(${quoted(at)})`),
    path.map((at) => `${subject}.includes(${quoted(at)})`),
    path.map((at) => `/^${at.replaceAll("/", "\\/")}(\\/|$)/.test(${subject})`),
    path.map((at) => `${subject}.toLowerCase().startsWith(${quoted(at)})`),
    path.map((at) => `${subject}.indexOf(${quoted(at)}) === 0`),
    word.map((first) => `${subject}.split("/")[1] === ${quoted(first)}`),
    fc
      .tuple(path, path)
      .map(([a, b]) => `[${quoted(a)}, ${quoted(b)}].some((p) => ${subject}.startsWith(p))`),
    fc.tuple(path, path).map(([a, b]) => `[${quoted(a)}, ${quoted(b)}].includes(${subject})`),
    fc.tuple(path, path).map(([a, b]) => `new Set([${quoted(a)}, ${quoted(b)}]).has(${subject})`),
  );
}

function condition(names: string[], depth = 2): Arbitrary<string> {
  const simple = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names).map((name) => `${name}(req)`) },
    { weight: 3, arbitrary: fc.constantFrom(...names).map((name) => `!${name}(req)`) },
    { weight: 3, arbitrary: pathTest("path") },
  );
  if (depth === 0) return simple;
  const inner = condition(names, depth - 1);
  return fc.oneof(
    { weight: 6, arbitrary: simple },
    fc.tuple(inner, inner).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(inner, inner).map(([a, b]) => `(${a} || ${b})`),
    fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    inner.map((a) => `!(${a})`),
  );
}

const redirect = fc
  .constantFrom("/sign-in", "/login")
  .map((to) => `return NextResponse.redirect(new URL("${to}", req.url));`);
const refusal = fc.oneof(
  redirect,
  fc.constant(`return NextResponse.json({ error: "no" }, { status: 401 });`),
  fc.constant(`return new Response(null, { status: 403 });`),
  fc.constant("return session.redirectToSignIn();"),
  fc.constant("return toSignIn(req);"),
);
const wayOut = fc.constantFrom("return;", "return NextResponse.next();", "return undefined;");
const lacking = fc.constantFrom(
  "!userId",
  "!userId",
  "userId === null",
  `!session.has({ role: "org:admin" })`,
  `session.orgRole !== "org:admin"`,
  "!session.orgId",
  `session.sessionClaims?.metadata?.role !== "admin"`,
);

function protect(major: ClerkMajor): Arbitrary<string> {
  const call = (params: string) =>
    major === 5 ? `auth().protect(${params});` : `await auth.protect(${params});`;
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(call("")) },
    { weight: 2, arbitrary: fc.constant(call(`{ role: "org:admin" }`)) },
    fc.constant(call(`(has) => has({ role: "org:admin" })`)),
    fc.constant(call("{}")),
    fc.constant(major === 5 ? "auth().protect();" : "auth.protect();"),
  );
}

function statement(names: string[], major: ClerkMajor, depth = 2): Arbitrary<string> {
  const test = condition(names);
  const check = fc.oneof(
    { weight: 3, arbitrary: protect(major) },
    fc.tuple(lacking, refusal).map(([lacks, refuse]) => `if (${lacks}) ${refuse}`),
  );
  const guarded = fc.tuple(test, check).map(([when, then]) => `if (${when}) {\n${then}\n}`);
  const flat = fc.oneof(
    { weight: 6, arbitrary: guarded },
    { weight: 3, arbitrary: fc.tuple(test, wayOut).map(([when, out]) => `if (${when}) ${out}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(test, lacking, refusal)
        .map(([when, lacks, then]) => `if (${lacks} && ${when}) ${then}`),
    },
    fc.tuple(test, redirect).map(([when, then]) => `if (userId && ${when}) ${then}`),
    fc.tuple(test, check, wayOut).map(([when, then, out]) => `if (${when}) { ${out} } else { ${then} }`),
    fc.tuple(test, protect(major)).map(([when, then]) => `${when} && (${then.replace(";", "")});`),
    fc
      .tuple(path, path, check)
      .map(([a, b, then]) => `for (const p of ["${a}", "${b}"]) {\nif (path.startsWith(p)) {\n${then}\n}\n}`),
    fc
      .tuple(path, path, check, wayOut)
      .map(
        ([a, b, then, out]) => `switch (path) {\ncase "${a}":\n${out}\ncase "${b}": {\n${then}\nbreak;\n}\n}`,
      ),
    fc.tuple(guarded, wayOut).map(([inside, out]) => `try {\n${inside}\n} catch (error) {\n${out}\n}`),
    guarded.map((inside) => `try {\n${inside}\n} catch (error) {\nthrow error;\n}`),
    test
      .map(
        (when) =>
          `const refused = ((isWanted) => (isWanted && !userId ? toSignIn(req) : null))(${when});\nif (refused) return refused;`,
      )
      .map((text) => `{\n${text}\n}`),
  );
  if (depth === 0) return flat;
  const inner = fc
    .array(statement(names, major, depth - 1), { minLength: 1, maxLength: 2 })
    .map((all) => all.join("\n"));
  return fc.oneof(
    { weight: 6, arbitrary: flat },
    fc.tuple(test, inner).map(([when, then]) => `if (${when}) {\n${then}\n}`),
    fc.tuple(test, inner, inner).map(([when, a, b]) => `if (${when}) {\n${a}\n} else {\n${b}\n}`),
  );
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

export function randomGate(major: ClerkMajor): Arbitrary<RandomGate> {
  const body = matchers.chain(({ names, text }) =>
    fc
      .tuple(
        fc.array(statement(names, major), { minLength: 1, maxLength: 4 }),
        fc.option(fc.tuple(condition(names), fc.boolean()), { freq: 3, nil: null }),
        fc.option(protect(major), { freq: 2, nil: null }),
        config,
      )
      .map(([statements, skipped, last, exported]) => {
        const session = major === 5 ? "const session = auth();" : "const session = await auth();";
        const handler = [session, "const { userId } = session;", "const path = req.nextUrl.pathname;"];
        const lines = [...handler, ...statements, ...(last ? [last] : [])].join("\n");
        const clerk = `clerkMiddleware(async (auth, req) => {\n${lines}\n})`;
        const gate = skipped
          ? `const run = ${clerk};\n\nexport default function gate(req, event) {\nconst path = req.nextUrl.pathname;\nif (${skipped[0]}) return ${skipped[1] ? "NextResponse.next()" : "undefined"};\nreturn run(req, event);\n}`
          : `export default ${clerk};`;
        return `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
import { NextResponse } from "next/server";

const base = "/team";
${text}
const toSignIn = (req) => NextResponse.redirect(new URL("/sign-in", req.url));

${gate}

${exported}
`;
      }),
  );
  return fc
    .tuple(body, fc.array(url, { minLength: 20, maxLength: 20 }), fc.boolean())
    .map(([text, urls, document]) => ({ text, urls: [...new Set(["/", ...urls])], document }));
}

const url = fc
  .tuple(path, fc.constantFrom("", "", "", "x", "/x", "/7", "/", ".png", "/x.csv", "istrator", "/public"))
  .chain(([at, suffix]) =>
    fc.constantFrom(
      at + suffix,
      at + suffix,
      at + suffix,
      (at + suffix).toUpperCase(),
      `/en${at}${suffix}`,
      `/team${at}${suffix}`,
      `/${at}${suffix}`,
      at.replace("a", "%61") + suffix,
    ),
  );
