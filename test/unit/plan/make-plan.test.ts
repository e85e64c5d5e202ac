import { expect, test } from "vitest";
import { makePlan } from "../../../src/plan/make-plan.ts";
import type { Edit, EditResult } from "../../../src/types.ts";

const nothing = { packages: [], notes: [] };

function project(files: Record<string, string>) {
  return { root: "/app", read: (path: string) => files[path] ?? null };
}

function edit(path: string, run: (before: string | null) => EditResult, why = "why"): Edit {
  return { path, why, run };
}

function write(path: string, source: string): Edit {
  return edit(path, () => ({ kind: "changed", source }));
}

test("the second edit of a file sees what the first one made", async () => {
  const add = (text: string) =>
    edit("a.ts", (before) => ({ kind: "changed", source: `${before}${text}\n` }), `add ${text}`);
  const plan = await makePlan(
    project({ "a.ts": "one;\n" }),
    [add("two;"), write("b.ts", "b;"), add("three;")],
    nothing,
  );
  expect(plan.changes).toEqual([
    { path: "a.ts", before: "one;\n", after: "one;\ntwo;\nthree;\n", why: ["add two;", "add three;"] },
    { path: "b.ts", before: null, after: "b;", why: ["why"] },
  ]);
});

test("edits that change nothing, alone or together, are not in the plan", async () => {
  const plan = await makePlan(
    project({ "a.ts": "a;", "b.ts": "b;" }),
    [
      write("a.ts", "a;"),
      write("b.ts", "c;"),
      write("b.ts", "b;"),
      edit("c.ts", () => ({ kind: "unchanged" })),
      edit("d.ts", () => ({ kind: "skipped", reason: "exists" })),
      edit("e.ts", () => ({ kind: "manual", reason: "unclear", snippet: "code", line: 3 })),
    ],
    nothing,
  );
  expect(plan.changes).toEqual([]);
  expect(plan.skipped).toEqual([{ path: "d.ts", why: "why", reason: "exists" }]);
  expect(plan.manual).toEqual([{ path: "e.ts", why: "why", reason: "unclear", snippet: "code", line: 3 }]);
});

test.each([
  ["a.ts", "const a = 1;\n", "const a = 1;\nconst b = {;\n", "const b = {;"],
  ["a.tsx", null, "export default () => <div>;", "export default () => <div>;"],
  ["a.mjs", "x();\n", "x();\ny(;\n", "y(;"],
  ["types/clerk.d.ts", null, "declare global { interface", "declare global { interface"],
  ["package.json", '{"a": 1}', '{"a": 1,}', '{"a": 1,}'],
  ["tsconfig.json", '{\n// c\n"a": 1\n}', '{\n// c\n"a": \n}', '"a":'],
])(
  "a result for %s that does not parse becomes a task for the user",
  async (path, before, after, snippet) => {
    const files: Record<string, string> = before === null ? {} : { [path]: before };
    const plan = await makePlan(project(files), [write(path, after)], nothing);
    expect(plan.changes).toEqual([]);
    expect(plan.manual).toMatchObject([{ path, snippet }]);
    expect(plan.manual[0]?.reason).toMatch(/would not (parse|be valid JSON)/);
  },
);

test("a refused edit does not take the good ones of its file with it", async () => {
  const add = (text: string) =>
    edit("a.ts", (before) => ({ kind: "changed", source: `${before}${text}\n` }), text);
  const plan = await makePlan(
    project({ "a.ts": "" }),
    [add("one();"), add("two(;"), add("three();")],
    nothing,
  );
  expect(plan.changes).toMatchObject([{ after: "one();\nthree();\n", why: ["one();", "three();"] }]);
  expect(plan.manual).toMatchObject([{ why: "two(;", snippet: "two(;" }]);
});

test("what was broken or commented before may stay so", async () => {
  const files = { "a.ts": "const a = {;\n", "tsconfig.json": '{ /* c */ "a": 1, }' };
  const edits = [write("a.ts", "const a = {;\nok();\n"), write("tsconfig.json", '{ /* c */ "a": 2, }')];
  const plan = await makePlan(project(files), edits, nothing);
  expect(plan.changes.map((change) => change.path)).toEqual(["a.ts", "tsconfig.json"]);
});

test("a file that is not UTF-8 is left to the user", async () => {
  const plan = await makePlan(
    project({ "a.ts": "// \uFFFD\n" }),
    [write("a.ts", "// \uFFFD\nok();\n")],
    nothing,
  );
  expect(plan.changes).toEqual([]);
  expect(plan.manual).toMatchObject([{ reason: expect.stringContaining("UTF-8"), snippet: "ok();" }]);
});

test.each([
  "../a.ts",
  "a/../../b.ts",
  "/etc/passwd",
  "C:/a.ts",
  "a\\..\\b.ts",
  "a\0.ts",
  "",
  ".",
  "./a.ts",
  "a//b.ts",
  ".git/hooks/post-commit",
  "apps/x/node_modules/y/index.js",
  ".clerk-sessions/lock",
])("the path %j is refused before anything is read", async (path) => {
  const reading = {
    root: "/app",
    read: () => {
      throw new Error("read");
    },
  };
  await expect(makePlan(reading, [write("ok.ts", "ok;"), write(path, "x")], nothing)).rejects.toThrow(
    /Refusing to write/,
  );
});

test("a path below a file is refused, as it would be on writing", async () => {
  const below = write("package.json/types/x.d.ts", "export {};");
  await expect(makePlan(project({ "package.json": "{}" }), [below], nothing)).rejects.toThrow(
    "package.json is a file",
  );
});

test("packages and notes appear once; runtime wins over dev, the newer range over the older", async () => {
  const plan = await makePlan(project({}), [], {
    packages: [
      { name: "zod", range: "^3.25.0", dev: true, why: "bodies" },
      { name: "@clerk/nextjs", range: "^7.9.17", dev: false, why: "sessions" },
      { name: "zod", range: "^4.0.0", dev: false, why: "forms" },
    ],
    notes: ["n", "n"],
  });
  expect(plan.packages).toEqual([
    { name: "zod", range: "^4.0.0", dev: false, why: "bodies; forms" },
    { name: "@clerk/nextjs", range: "^7.9.17", dev: false, why: "sessions" },
  ]);
  expect(plan.notes).toEqual(["n"]);
});
