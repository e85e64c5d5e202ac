// Matchers as people declare them: lists in every form, functions, and names that mislead.
import fc, { type Arbitrary } from "fast-check";
import { path, pathTest, pattern, quoted } from "./random-paths.ts";

/** Source of an expression that yields a list, and what must stand before it. */
function list(name: string): Arbitrary<{ before: string; value: string }> {
  return fc.tuple(fc.array(pattern, { minLength: 1, maxLength: 4 }), path).chain(([entries, more]) => {
    const literal = `[${entries.join(", ")}]`;
    const declared = `const ${name} = ${literal};`;
    const added = quoted(`${more}(.*)`);
    const isText = entries.every((entry) => !entry.startsWith("/"));
    return fc.constantFrom(
      { before: "", value: literal },
      { before: "", value: literal },
      { before: declared, value: name },
      { before: declared, value: `[...${name}, ${added}]` },
      { before: `const ${name} = { paths: ${literal} };`, value: `${name}.paths` },
      { before: "", value: `[...${literal}].concat([${added}])` },
      { before: "", value: `[${literal}, [${added}]].flat()` },
      { before: `${declared}\n${name}.push(${added});`, value: name },
      { before: `${declared}\nif (base.length > 3) ${name}.unshift(${added});`, value: name },
      { before: `${declared}\nfor (const more of [${added}]) ${name}.push(more);`, value: name },
      { before: `const ${name} = new Map([["x", ${literal}]]);`, value: `${name}.get("x")` },
      { before: `const ${name} = { x: ${literal}, y: [${added}] };`, value: `Object.values(${name}).flat()` },
      ...(isText ? [{ before: "", value: `${literal}.map((entry) => entry)` }] : []),
      ...(isText ? [{ before: "", value: `${literal}.filter((entry) => entry.length > 4)` }] : []),
    );
  });
}

/** Declarations of matchers, callable as `name(req)`. */
export const matchers: Arbitrary<{ names: string[]; text: string }> = fc
  .uniqueArray(fc.constantFrom("isPublicRoute", "isProtectedRoute", "isAdmin", "open", "routes"), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((names) => fc.tuple(...names.map(declaration)).map((texts) => ({ names, text: texts.join("\n") })));

function declaration(name: string): Arbitrary<string> {
  const inRequest = pathTest("req.nextUrl.pathname");
  return fc.oneof(
    {
      weight: 5,
      arbitrary: list(`${name}List`).map(
        ({ before, value }) => `${before}\nconst ${name} = createRouteMatcher(${value});`,
      ),
    },
    list(`${name}List`).map(
      ({ before, value }) =>
        `${before}\nconst ${name}All = ${value}.map((entry) => createRouteMatcher([entry]));\n` +
        `const ${name} = (req) => ${name}All.some((matches) => matches(req));`,
    ),
    inRequest.map((test) => `const ${name} = createRouteMatcher((req) => ${test});`),
    inRequest.map((test) => `const ${name} = (req) => ${test};`),
    pathTest("pathname").map(
      (test) =>
        `function ${name}({ nextUrl: { pathname } }) {\n  if (${test}) return true;\n  return false;\n}`,
    ),
    pathTest("url.pathname").map(
      (test) => `const ${name} = (req) => {\n  const url = new URL(req.url);\n  return ${test};\n};`,
    ),
  );
}
