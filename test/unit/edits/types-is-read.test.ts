// Which types files does the compiler read? Every row is also put to the real compiler.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readTsConfig } from "../../../src/detect/tsconfig.ts";
import { compilerOrder } from "../../../src/edits/types/compiler-order.ts";
import { isRead } from "../../../src/edits/types/is-read.ts";
import type { ts as TypeScript } from "../../../src/syntax.ts";

const lab = fileURLToPath(new URL("../../labs/next16/package.json", import.meta.url));
const ts = createRequire(lab)("typescript") as typeof TypeScript;

const declaration = "export {};\ndeclare global { interface CustomJwtSessionClaims { a?: string } }\n";

interface Row {
  config: Record<string, unknown>;
  path?: string;
  others?: Record<string, string>;
  read: boolean;
}

const rows: Record<string, Row> = {
  "Next's default": { config: { include: ["next-env.d.ts", "**/*.ts", "**/*.tsx"] }, read: true },
  "no include": { config: {}, read: true },
  "include of src only": { config: { include: ["src"] }, read: false },
  "include of src and types": { config: { include: ["src", "types"] }, read: true },
  "a file in src/types": { config: { include: ["src"] }, path: "src/types/clerk.d.ts", read: true },
  "a reference from a source file": {
    config: { include: ["src"] },
    others: { "src/page.tsx": '/// <reference path="../types/clerk.d.ts" />\nexport {};\n' },
    read: true,
  },
  "a comment that looks like a reference": {
    config: { include: ["src"] },
    others: { "src/page.tsx": 'export {};\n// <reference path="../types/clerk.d.ts" />\n' },
    read: false,
  },
  typeRoots: {
    config: { include: ["src/**/*"], compilerOptions: { typeRoots: ["./types"] } },
    read: false,
  },
  "types by name": {
    config: { include: ["src"], compilerOptions: { types: ["./types/clerk"] } },
    read: true,
  },
  "tsx everywhere, ts in src": { config: { include: ["**/*.tsx", "src/**/*.ts"] }, read: false },
  "types excluded": { config: { include: ["**/*.ts"], exclude: ["types"] }, read: false },
  "**/types excluded": { config: { include: ["**/*.ts"], exclude: ["**/types"] }, read: false },
  "a sibling clerk.ts": { config: {}, others: { "types/clerk.ts": "export {};\n" }, read: false },
  "a sibling clerk.tsx": { config: {}, others: { "types/clerk.tsx": "export {};\n" }, read: false },
  "a .d.mts under **/*.ts": { config: { include: ["**/*.ts"] }, path: "types/clerk.d.mts", read: false },
  "a .d.mts in a folder": { config: { include: ["types"] }, path: "types/clerk.d.mts", read: true },
  "a dot file": { config: { include: ["**/*.ts"] }, path: "types/.clerk.d.ts", read: false },
  "a dot folder": { config: { include: ["**/*.ts"] }, path: ".clerk/types.d.ts", read: false },
  "a dot folder by name": {
    config: { include: [".clerk/types.d.ts"] },
    path: ".clerk/types.d.ts",
    read: true,
  },
  "a dot folder's files": { config: { include: [".clerk/*.d.ts"] }, path: ".clerk/types.d.ts", read: true },
  "a dot folder as a folder": { config: { include: [".clerk"] }, path: ".clerk/types.d.ts", read: false },
  "files alone": { config: { files: ["src/page.tsx"] }, read: false },
  "files that name it": { config: { files: ["./types/clerk.d.ts"] }, read: true },
  "files that name it beside a twin": {
    config: { files: ["types/clerk.d.ts"] },
    others: { "types/clerk.ts": "export {};\n" },
    read: true,
  },
  "files beside include": { config: { files: ["src/page.tsx"], include: ["types"] }, read: true },
  "a folder with a slash": { config: { include: ["./types/"] }, read: true },
  "everything by a dot": { config: { include: ["."] }, read: true },
  "two stars at the end": { config: { include: ["types/**"] }, read: false },
  "one star": { config: { include: ["types/*"] }, read: true },
  "another extension": { config: { include: ["types/*.tsx"] }, read: false },
  "an extension that is excluded": { config: { exclude: ["**/*.d.ts"] }, read: false },
};

describe("isRead", () => {
  test.each(Object.entries(rows))("%s", (_, { config, path = "types/clerk.d.ts", others = {}, read }) => {
    const files = {
      "src/page.tsx": "export {};\n",
      ...others,
      [path]: declaration,
      "tsconfig.json": JSON.stringify(config),
    };
    inFolder(files, (root) => {
      const sources = Object.keys(files).filter((file) => /(?<!\.d)\.tsx?$/.test(file));
      const project = {
        tsconfig: readTsConfig(root),
        sources,
        read: (file: string) => Object.entries(files).find(([name]) => name === file)?.[1] ?? null,
      };
      expect({ ours: isRead(project, path), compiler: compilerReads(root).includes(path) }).toEqual({
        ours: read,
        compiler: read,
      });
    });
  });
});

test("compilerOrder is the compiler's", () => {
  const paths = ["b.d.ts", "a/z.d.ts", "a/b/a.d.ts", "types/a.d.ts", "B.d.ts", "a.d.ts"];
  const include = ["types", "**/*.ts"];
  const files = Object.fromEntries(paths.map((path) => [path, declaration]));
  inFolder({ ...files, "tsconfig.json": JSON.stringify({ include }) }, (root) => {
    expect(compilerOrder({ tsconfig: readTsConfig(root) }, paths)).toEqual(compilerReads(root));
  });
});

function inFolder(files: Record<string, string>, check: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), "is-read-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    check(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function compilerReads(root: string): string[] {
  const file = join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root, { noLib: true }, file);
  const program = ts.createProgram(fileNames, options);
  return program.getSourceFiles().map(({ fileName }) => fileName.slice(root.length + 1));
}
