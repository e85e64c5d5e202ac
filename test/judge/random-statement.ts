// One statement of a random handler: conditions, checks, refusals and ways out, nested.
import fc, { type Arbitrary } from "fast-check";
import { path, pathTest } from "./random-paths.ts";

export type ClerkMajor = 5 | 6 | 7;

interface Scope {
  /** Matchers, callable with `req`. */
  names: string[];
  major: ClerkMajor;
  /** `open`: conditions may ask what surrounds the request. */
  kind: "closed" | "open";
}

const surroundings = fc.constantFrom(
  `req.headers.get("x-a") === "1"`,
  `!req.headers.has("x-a")`,
  `req.headers.get("x-a")?.startsWith("1")`,
  `(req.headers.get("x-a") ?? "0") !== "0"`,
  `req.cookies.get("c")?.value === "1"`,
  `!req.cookies.has("c")`,
  `req.nextUrl.searchParams.get("q") === "1"`,
  `req.nextUrl.searchParams.has("q")`,
  `req.nextUrl.search.includes("q=1")`,
  `req.url.includes("/public")`,
  `req.nextUrl.href.endsWith("/public")`,
  `process.env.FLAG === "1"`,
  "process.env.FLAG",
  "!process.env.FLAG",
  "flags.on",
  "!flags.on",
  `process.env.NODE_ENV === "development"`,
);

function condition({ names, kind }: Scope, depth = 2): Arbitrary<string> {
  const simple = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names).map((name) => `${name}(req)`) },
    { weight: 3, arbitrary: fc.constantFrom(...names).map((name) => `!${name}(req)`) },
    { weight: 3, arbitrary: pathTest("path") },
    ...(kind === "open" ? [{ weight: 4, arbitrary: surroundings }] : []),
  );
  if (depth === 0) return simple;
  const inner = condition({ names, kind, major: 7 }, depth - 1);
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
  fc.constant("return new Response(null, { status: 403 });"),
  fc.constant("return session.redirectToSignIn();"),
  fc.constant("return toSignIn(req);"),
  fc.constant(`throw new Error("no");`),
);
const wayOut = fc.constantFrom("return;", "return NextResponse.next();", "return undefined;", "return null;");
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
  const lost =
    major === 5
      ? ["auth().protect();"]
      : [
          "auth.protect();",
          "await auth.protect().catch(() => null);",
          "await Promise.allSettled([auth.protect()]);",
          "(async () => { await auth.protect(); })().catch(() => {});",
        ];
  const kept =
    major === 5
      ? []
      : ["await Promise.all([1, auth.protect()]);", "await (async () => { await auth.protect(); })();"];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(call("")) },
    { weight: 2, arbitrary: fc.constant(call(`{ role: "org:admin" }`)) },
    fc.constant(call(`(has) => has({ role: "org:admin" })`)),
    fc.constant(call("{}")),
    fc.constantFrom(...lost, ...kept),
  );
}

export function statement(scope: Scope, depth = 2): Arbitrary<string> {
  const test = condition(scope);
  const held = protect(scope.major);
  const check = fc.oneof(
    { weight: 3, arbitrary: held },
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
        .map(([when, lacks, no]) => `if (${lacks} && ${when}) ${no}`),
    },
    fc.tuple(test, redirect).map(([when, then]) => `if (userId && ${when}) ${then}`),
    fc.tuple(test, check, wayOut).map(([when, then, out]) => `if (${when}) { ${out} } else { ${then} }`),
    fc.tuple(test, held).map(([when, then]) => `${when} && (${then.replace(/;$/, "")});`),
    fc.tuple(guarded, wayOut).map(([inside, out]) => `try {\n${inside}\n} catch (error) {\n${out}\n}`),
    guarded.map((inside) => `try {\n${inside}\n} catch (error) {\nthrow error;\n}`),
    guarded.map((inside) => `try {\n${inside}\n} finally {\npath.length;\n}`),
    ...loops(check, wayOut),
    ...detours(test, guarded, check),
  );
  if (depth === 0) return flat;
  const inner = fc
    .array(statement(scope, depth - 1), { minLength: 1, maxLength: 2 })
    .map((all) => all.join("\n"));
  return fc.oneof(
    { weight: 6, arbitrary: flat },
    fc.tuple(test, inner).map(([when, then]) => `if (${when}) {\n${then}\n}`),
    fc.tuple(test, inner, inner).map(([when, a, b]) => `if (${when}) {\n${a}\n} else {\n${b}\n}`),
  );
}

function loops(check: Arbitrary<string>, out: Arbitrary<string>): Arbitrary<string>[] {
  const parts = fc.tuple(path, path, check, out);
  return [
    parts.map(
      ([a, b, then]) => `for (const p of ["${a}", "${b}"]) {\nif (path.startsWith(p)) {\n${then}\n}\n}`,
    ),
    parts.map(
      ([a, b, then]) =>
        `for (const p of ["${a}", "${b}"]) {\nif (!path.startsWith(p)) continue;\n${then}\nbreak;\n}`,
    ),
    parts.map(
      ([a, b, then]) => `for (let i = 0; i < 2; i++) {\nif (path === ["${a}", "${b}"][i]) {\n${then}\n}\n}`,
    ),
    parts.map(
      ([a, b, then, way]) => `switch (path) {\ncase "${a}":\n${way}\ncase "${b}": {\n${then}\nbreak;\n}\n}`,
    ),
    parts.map(
      ([a, b, then, way]) =>
        `switch (true) {\ncase path.startsWith("${a}"):\n${then}\ncase path.endsWith("${b}"):\n${way}\n}`,
    ),
    parts.map(
      ([a, b, then]) =>
        `{\nlet rest = path;\nwhile (rest.length > 0 && rest !== "${a}" && rest !== "${b}") rest = rest.slice(0, -1);\nif (rest) {\n${then}\n}\n}`,
    ),
  ];
}

/** The same checks by way of variables and functions. */
function detours(
  test: Arbitrary<string>,
  guarded: Arbitrary<string>,
  check: Arbitrary<string>,
): Arbitrary<string>[] {
  return [
    test.map(
      (when) =>
        `{\nconst refused = ((isWanted) => (isWanted && !userId ? toSignIn(req) : null))(${when});\nif (refused) return refused;\n}`,
    ),
    fc
      .tuple(test, test, check)
      .map(
        ([a, b, then]) =>
          `{\nlet isBlocked = false;\nif (${a}) isBlocked = true;\nif (${b}) isBlocked = !isBlocked;\nif (isBlocked) {\n${then}\n}\n}`,
      ),
    test.map(
      (when) =>
        `{\nlet answer;\nif (!userId && ${when}) answer = toSignIn(req);\nif (answer) return answer;\n}`,
    ),
    guarded.map(
      (inside) =>
        `{\nconst guard = async () => {\n${inside}\n};\nconst answer = await guard();\nif (answer) return answer;\n}`,
    ),
    guarded.map((inside) => `{\nconst guard = async () => {\n${inside}\n};\nguard().catch(() => {});\n}`),
    fc
      .tuple(path, path, check)
      .map(
        ([a, b, then]) =>
          `{\nconst rule = [{ prefix: "${a}" }, { prefix: "${b}", off: true }].find(({ prefix }) => path.startsWith(prefix));\nif (rule && !rule.off) {\n${then}\n}\n}`,
      ),
    fc
      .tuple(path, path, check)
      .map(
        ([a, b, then]) =>
          `{\nlet hits = 0;\n["${a}", "${b}"].forEach((p) => { if (path.startsWith(p)) hits += 1; });\nif (hits > 0) {\n${then}\n}\n}`,
      ),
  ];
}
