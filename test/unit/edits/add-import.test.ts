import MagicString from "magic-string";
import { expect, test } from "vitest";
import { addImport } from "../../../src/edits/add-import.ts";
import { parseSource } from "../../../src/syntax.ts";

const style = { quote: "'", semicolons: true, newline: "\n" } as const;

function add(text: string, module: string, names: string[], newline: "\n" | "\r\n" = "\n"): string {
  const source = new MagicString(text);
  addImport(source, parseSource("file.tsx", text), { module, names }, { ...style, newline });
  return source.toString();
}

test.each([
  {
    name: "joins the import that exists",
    before: "import { a } from 'm';\n",
    after: "import { a, b } from 'm';\n",
  },
  {
    name: "keeps one name per line",
    before: "import {\n  a,\n} from 'm';\n",
    after: "import {\n  a,\n  b,\n} from 'm';\n",
  },
  { name: "adds nothing twice", before: "import { b } from 'm';\n", after: "import { b } from 'm';\n" },
  {
    name: "leaves a type-only import alone",
    before: "import type { A } from 'm';\n",
    after: "import type { A } from 'm';\nimport { b } from 'm';\n",
  },
  {
    name: "leaves a namespace import alone",
    before: "import * as m from 'm';\n",
    after: "import * as m from 'm';\nimport { b } from 'm';\n",
  },
  {
    name: "stays below a directive",
    before: "'use client';\nconst x = 1;\n",
    after: "'use client';\nimport { b } from 'm';\nconst x = 1;\n",
  },
  {
    name: "goes to the top of a file without imports",
    before: "export const x = 1;\n",
    after: "import { b } from 'm';\n\nexport const x = 1;\n",
  },
  {
    name: "turns a type-only name into a value",
    before: "import { type b, a } from 'm';\n",
    after: "import { b, a } from 'm';\n",
  },
  {
    name: "turns one name of a type-only import into a value",
    before: "import type { A, b } from 'm';\n",
    after: "import { type A, b } from 'm';\n",
  },
  {
    name: "leaves a comment with its statement",
    before: "import { a } from 'x'; // about a\nconst x = 1;\n",
    after: "import { a } from 'x'; // about a\nimport { b } from 'm';\nconst x = 1;\n",
  },
  {
    name: "leaves a comment of several lines with its statement",
    before: "import { a } from 'x'; /* about\n a */\nconst x = 1;\n",
    after: "import { a } from 'x'; /* about\n a */\nimport { b } from 'm';\nconst x = 1;\n",
  },
  {
    name: "stays apart from code on the same line",
    before: "import './x.css'\n;[1].forEach(f)\n",
    after: "import './x.css'\n;\nimport { b } from 'm';\n[1].forEach(f)\n",
  },
  { name: "fills an empty file", before: "", after: "import { b } from 'm';\n\n" },
])("$name", ({ before, after }) => {
  expect(add(before, "m", ["b"])).toBe(after);
});

test("keeps CRLF and a byte order mark", () => {
  expect(add("\uFEFFimport { a } from 'x';\r\n", "m", ["b"], "\r\n")).toBe(
    "\uFEFFimport { a } from 'x';\r\nimport { b } from 'm';\r\n",
  );
});
