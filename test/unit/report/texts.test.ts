import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { CliError, Interrupted } from "../../../src/errors.ts";
import { errorText } from "../../../src/report/error-text.ts";
import { planJson, receiptJson } from "../../../src/report/json.ts";
import { previewText } from "../../../src/report/preview-text.ts";
import { receiptText } from "../../../src/report/receipt-text.ts";
import { recoveryText } from "../../../src/report/recovery-text.ts";
import { undoText } from "../../../src/report/undo-text.ts";
import type { Plan, Receipt } from "../../../src/types.ts";

const manual: Plan["manual"] = [
  {
    path: "middleware.ts",
    line: 12,
    why: "Protect routes in the gate",
    reason: "The handler comes from another file, so it cannot be changed safely.",
    snippet: "if (!isPublic(request)) {\r\n  await auth.protect();\r\n}\r\n",
  },
];
const plan: Plan = {
  root: "/app",
  changes: [
    {
      path: "proxy.ts",
      before: null,
      after: "export const a = 1;\n",
      why: ["Checks every request before it reaches the app"],
    },
    {
      path: "app/layout.tsx",
      before: "one\r\ntwo\r\n",
      after: "one\r\n2\r\n",
      why: ["ClerkProvider", "and more"],
    },
  ],
  manual,
  skipped: [
    { path: "app/dashboard/page.tsx", why: "An example page", reason: "A file of that name exists already." },
  ],
  packages: [{ name: "@clerk/nextjs", range: "^7.9.17", dev: false, why: "Clerk's SDK for Next.js" }],
  notes: ["Restart the development server so that it reads the new environment variables."],
};
const receipt: Receipt = {
  root: "/app",
  run: "2030-01-01T00-00-00-000Z",
  created: ["proxy.ts"],
  changed: ["app/layout.tsx"],
  packages: {
    installed: [],
    skipped: [],
    failed: 'npm was not found on this machine. Run it by hand:\nnpm install "zod@^4.0.0"',
  },
  formatted: [],
  manual,
  notes: [],
};
const wide = { columns: 80, color: false };

describe("preview", () => {
  test("shows every change, then the list above the question", () => {
    expect(previewText(plan, wide)).toBe(`--- /dev/null
+++ proxy.ts
@@ -0,0 +1,1 @@
+export const a = 1;

--- app/layout.tsx
+++ app/layout.tsx
@@ -1,2 +1,2 @@
 one
-two
+2

Files: 1 to create, 1 to change
  + proxy.ts        Checks every request before it reaches the app
  ~ app/layout.tsx  ClerkProvider; and more

Left alone
  - app/dashboard/page.tsx  A file of that name exists already.

For you to do by hand
  ! middleware.ts:12
    Protect routes in the gate
    The handler comes from another file, so it cannot be changed safely.

      if (!isPublic(request)) {
        await auth.protect();
      }

Packages to install
  + @clerk/nextjs ^7.9.17  Clerk's SDK for Next.js

Notes
  - Restart the development server so that it reads the new environment
    variables.
`);
  });

  test.each([40, 60, 80, 120])("no line of prose is wider than %i columns", (columns) => {
    const shown = previewText({ ...plan, changes: [] }, { columns, color: false }).split("\n");
    expect(shown.filter((line) => line.length > columns)).toEqual([]);
  });

  test("colour changes nothing but colour", () => {
    const coloured = previewText(plan, { columns: 80, color: true });
    expect(coloured).toContain("\u001b[32m+export const a = 1;\u001b[39m");
    expect(stripVTControlCharacters(coloured)).toBe(previewText(plan, wide));
  });

  test("a plan without changes says so", () => {
    const empty = { ...plan, changes: [], manual: [], skipped: [], packages: [], notes: [] };
    expect(previewText(empty, wide)).toBe("Nothing to change.\n");
  });
});

test("no text from a file, a name or a message steers the terminal", () => {
  const evil = "\u001b]0;owned\u0007\u001b[2J\u202Ex\r\u009b31m";
  const shown = [
    previewText(
      {
        ...plan,
        changes: [{ path: `a${evil}.ts`, before: `${evil}\n`, after: `${evil}${evil}\n`, why: [evil] }],
        manual: [{ path: evil, why: evil, reason: evil, snippet: evil }],
        skipped: [{ path: evil, why: evil, reason: evil }],
        packages: [{ name: evil, range: evil, dev: true, why: evil }],
        notes: [evil],
      },
      wide,
    ),
    receiptText({ ...receipt, created: [evil], notes: [evil] }, { ...wide, next: [evil] }),
    errorText(new CliError(evil, { hint: evil }), { ...wide, verbose: true }),
    recoveryText({ restored: [evil], removed: [], kept: [{ path: evil, reason: evil }] }, wide),
  ].join("");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(shown.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g)).toBeNull();
  expect(shown).toContain("\\x1b]0;owned");
});

test("receipt: what was done, the command that failed on a line of its own, what comes next", () => {
  expect(
    receiptText({ ...receipt, manual: [] }, { ...wide, next: ["npm run dev", "Open /sign-in"] }),
  ).toBe(`Files: 1 created, 1 changed
  + proxy.ts
  ~ app/layout.tsx

Notes
  - npm was not found on this machine. Run it by hand:
      npm install "zod@^4.0.0"

Next
  1. npm run dev
  2. Open /sign-in
`);
});

test("undo: what came back, what was left alone and why, which packages stay", () => {
  const text = undoText(
    {
      ...{ root: "/app", run: "r", restored: ["a.ts"], removed: ["b.ts"] },
      kept: [{ path: "c.ts", reason: "it was edited since" }],
      packages: ["zod@^4.0.0"],
      removeCommand: "npm uninstall zod",
    },
    wide,
  );
  expect(text).toBe(`Undone
  ~ a.ts  as it was
  - b.ts  removed

Left alone
  ! c.ts  it was edited since

Notes
  - Installed packages stay: zod@^4.0.0. To remove them:
      npm uninstall zod
`);
});

describe("errors", () => {
  test("say what happened and what to do next, without a stack", () => {
    const error = new CliError("proxy.ts has changed.", { hint: "Run again.", cause: new Error("inner") });
    expect(errorText(error, { ...wide, verbose: false })).toBe(
      "error: proxy.ts has changed.\n  Run again.\n",
    );
    expect(errorText(new Interrupted(), { ...wide, verbose: false })).toBe(
      "Cancelled. Nothing was written.\n",
    );
    const verbose = errorText(error, { ...wide, verbose: true });
    expect(verbose).toMatch(/caused by: Error: inner\n\s+at /);
  });

  test("a bug of ours is called one", () => {
    const text = errorText(new TypeError("x is undefined"), { ...wide, verbose: false });
    expect(text).toMatch(/^unexpected error: x is undefined\n {2}This is a bug/);
    expect(text).not.toMatch(/\bat .*texts\.test/);
  });
});

test("JSON keeps its shape", () => {
  const shown = JSON.parse(planJson(plan));
  expect(Object.keys(shown)).toEqual([
    "version",
    "kind",
    "root",
    "changes",
    "manual",
    "skipped",
    "packages",
    "notes",
  ]);
  expect(shown.changes[0]).toEqual({
    path: "proxy.ts",
    action: "create",
    why: ["Checks every request before it reaches the app"],
    diff: "--- /dev/null\n+++ proxy.ts\n@@ -0,0 +1,1 @@\n+export const a = 1;\n",
  });
  expect(JSON.parse(receiptJson(receipt))).toEqual({ version: 1, kind: "receipt", ...receipt });
});
