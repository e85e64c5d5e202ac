// Which files does the compiler heed, and which does their owner only believe that it heeds? The compiler itself is asked.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { openSourceTree } from "../../../src/detect/source-tree.ts";
import { readTsConfig } from "../../../src/detect/tsconfig.ts";
import { detectTypesFiles } from "../../../src/detect/types-files.ts";
import { detectTypesOutside } from "../../../src/detect/types-outside.ts";
import type { ts as TypeScript } from "../../../src/syntax.ts";

const lab = fileURLToPath(new URL("../../labs/next16/package.json", import.meta.url));
const ts = createRequire(lab)("typescript") as typeof TypeScript;

const base = realpathSync(mkdtempSync(join(tmpdir(), "types-files-")));
afterAll(() => rmSync(base, { recursive: true }));

let count = 0;
/** Paths are below a folder that holds the app as `app`. */
function write(files: Record<string, string>): string {
  const folder = join(base, String(count++));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, "app");
}

const script = "interface CustomJwtSessionClaims { email?: string }\n";
const block = "declare global { interface CustomJwtSessionClaims { email?: string } }\n";

/** Does the member reach the program's global interface? */
function compilerHeeds(root: string): boolean {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const probe = join(root, "probe.d.ts");
  writeFileSync(
    probe,
    "declare const claims: CustomJwtSessionClaims;\ninterface CustomJwtSessionClaims {}\n",
  );
  const program = ts.createProgram([...fileNames, probe], { ...options, noLib: true, types: [] });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(probe);
  const [symbol] = file
    ? checker.getSymbolsInScope(file, ts.SymbolFlags.Variable).filter((one) => one.name === "claims")
    : [];
  rmSync(probe);
  return (
    symbol !== undefined && checker.getPropertyOfType(checker.getTypeOfSymbol(symbol), "email") !== undefined
  );
}

describe("a file without import or export", () => {
  const esm = '{ "type": "module" }';
  test.each([
    ["global.ts", {}, "{}"],
    ["global.ts", { moduleDetection: "Force" }, "{}"],
    ["global.d.ts", { moduleDetection: "force" }, "{}"],
    ["global.ts", { module: "nodenext" }, "{}"],
    ["global.ts", { module: "nodenext" }, esm],
    ["global.d.ts", { module: "nodenext" }, esm],
    ["global.ts", { module: "node16", moduleDetection: "auto" }, "{}"],
    ["global.ts", { module: "node16", moduleDetection: "auto" }, esm],
    ["global.ts", { module: "nodenext", moduleDetection: "legacy" }, esm],
    ["global.ts", { module: "esnext", moduleResolution: "bundler" }, esm],
    ["global.mts", { module: "esnext" }, "{}"],
    ["global.cts", { module: "esnext" }, "{}"],
    ["global.mts", { module: "esnext", moduleDetection: "legacy" }, "{}"],
    ["global.d.mts", { module: "esnext" }, "{}"],
    ["global.tsx", { jsx: "react-jsx" }, "{}"],
    ["jsx.tsx", { jsx: "react-jsx" }, "{}"],
    ["jsx.tsx", { jsx: "react-jsxdev" }, "{}"],
    ["jsx.tsx", { jsx: "preserve" }, "{}"],
  ])("%s with %j and %s", (name, compilerOptions, manifest) => {
    const text = script + (name === "jsx.tsx" ? "const it = <div />;\n" : "");
    const root = write({
      "app/tsconfig.json": JSON.stringify({ compilerOptions, include: ["types"] }),
      "app/package.json": manifest,
      [`app/types/${name}`]: text,
    });
    const tree = openSourceTree(root);
    const { typesFiles, typesAttempts } = detectTypesFiles(tree, readTsConfig(root));
    const path = `types/${name}`;
    expect({ typesFiles, typesAttempts }).toEqual(
      compilerHeeds(root)
        ? { typesFiles: [path], typesAttempts: [] }
        : { typesFiles: [], typesAttempts: [path] },
    );
  });
});

describe("files outside the app", () => {
  const outside = (files: Record<string, string>, tsconfig: object) => {
    const root = write({ "app/tsconfig.json": JSON.stringify(tsconfig), ...files });
    return detectTypesOutside(openSourceTree(root), readTsConfig(root), dirname(root));
  };
  const shared = {
    "shared/types/clerk.d.ts": `${block}export {};\n`,
    "shared/types/other.d.ts": "export {};\n",
  };

  test.each([
    "../shared",
    "../shared/**/*.d.ts",
    "../*/types",
    "../shared/types/clerk.d.ts",
    "./../shared/types",
    "../**/*",
  ])("that tsconfig includes as %s", (pattern) => {
    expect(outside(shared, { include: ["**/*.ts", pattern] })).toEqual(["../shared/types/clerk.d.ts"]);
  });

  test.each([
    'import "../../shared/types/clerk";',
    "import type {} from '../../shared/types/clerk.js';",
    '/// <reference path="../../shared/types/clerk.d.ts" />',
  ])("that a file of the app names: %s", (line) => {
    expect(outside({ ...shared, "app/lib/a.ts": line }, {})).toEqual(["../shared/types/clerk.d.ts"]);
  });

  test("only where the app's program has them, and they are there", () => {
    expect(
      outside({ ...shared, "app/lib/a.ts": 'import "../../shared/gone";' }, { include: ["../gone/**/*"] }),
    ).toEqual([]);
  });

  test("a pattern far above the app is not followed", () => {
    const root = write({ "app/tsconfig.json": JSON.stringify({ include: ["../../../**/*"] }) });
    expect(detectTypesOutside(openSourceTree(root), readTsConfig(root), null)).toEqual([]);
  });
});
