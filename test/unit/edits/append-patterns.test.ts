// Patterns join a list without harming what stands in it.
import MagicString from "magic-string";
import { expect, test } from "vitest";
import { appendPatterns } from "../../../src/edits/gate/append-patterns.ts";
import { parseSource, ts } from "../../../src/syntax.ts";

function append(list: string, pattern = "/b"): string {
  const tree = parseSource("gate.ts", `const list = ${list};`);
  const [statement] = tree.statements.filter(ts.isVariableStatement);
  const array = statement?.declarationList.declarations[0]?.initializer;
  if (!array || !ts.isArrayLiteralExpression(array)) throw new Error("no list");
  const source = new MagicString(tree.text);
  appendPatterns(source, tree, array, [pattern], { quote: "'", newline: "\n" });
  return source.toString().slice("const list = ".length, -1);
}

test.each([
  ["[]", "['/b']"],
  ["['/a']", "['/a', '/b']"],
  ["['/a', ]", "['/a', '/b', ]"],
  ["[\n  '/a', // a\n]", "[\n  '/a', // a\n  '/b',\n]"],
  ["[\n  '/a' // a\n]", "[\n  '/a', // a\n  '/b'\n]"],
  ["[\n  '/a', /* a\n  b */\n]", "[\n  '/a', /* a\n  b */\n  '/b',\n]"],
  ["[\n  '/a' /* a\n  b */\n]", "[\n  '/a', /* a\n  b */\n  '/b'\n]"],
  ["[\n  '/a', /* a\n  b */]", "[\n  '/a', '/b', /* a\n  b */]"],
])("%j", (before, after) => {
  expect(append(before)).toBe(after);
});

test("backslashes and quotes stay what they are", () => {
  expect(append("['/a']", "/x\\.y'z")).toBe("['/a', '/x\\\\.y\\'z']");
});
