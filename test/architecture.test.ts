// The drawing of CONTRIBUTING.md as data: who may import whom, and what may be named only in its own room.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { parseSource, type SourceFile, ts } from "../src/syntax.ts";

const src = fileURLToPath(new URL("../src", import.meta.url));

/** Nouns that any room may import. */
const nouns = [
  "types",
  "project",
  "verdict",
  "errors",
  "config",
  "capabilities",
  "placement",
  "routes",
  "claims",
];

/** Room (a folder, or a file at the top of src) to the rooms it may import besides itself and the nouns. */
const mayImport: Record<string, string[]> = {
  cli: ["commands", "report"],
  commands: ["detect", "ask", "plan", "apply", "report", "features", "edits", "checks", "judge", "templates"],
  detect: ["syntax"],
  ask: [],
  plan: ["syntax"],
  apply: [],
  prove: [],
  report: [],
  features: ["edits", "templates", "syntax"],
  edits: ["syntax", "templates"],
  checks: ["edits", "syntax"],
  judge: ["syntax"],
  claims: ["syntax"],
  routes: [],
  types: [],
  project: ["syntax"],
  verdict: [],
  errors: [],
  config: [],
  capabilities: [],
  placement: [],
  syntax: [],
  templates: [],
};

/** Packages that only one place imports. */
const doors: Record<string, string[]> = {
  "ts-morph": ["syntax"],
  handlebars: ["templates"],
  "@clack/prompts": ["ask"],
  execa: ["apply", "prove"],
  commander: ["cli", "commands", "ask"],
};

/** Packages and modules too heavy for `--help`: no chain of static imports may lead to them from cli.ts. */
const heavy = ["ts-morph", "handlebars", "@clack/prompts", "execa", "prettier", "sucrase", "zod"];

const files = globSync("**/*.ts", { cwd: src }).sort();
const trees = new Map(files.map((file) => [file, parse(file)]));

describe("rooms", () => {
  test("every room has a row, and every row a room", () => {
    const rooms = new Set(files.map(roomOf));
    expect([...rooms].filter((room) => !(room in mayImport))).toEqual([]);
    expect(Object.keys(mayImport).filter((room) => !rooms.has(room))).toEqual([]);
  });

  test.each(files)("%s imports only what its room may", (file) => {
    const room = roomOf(file);
    const allowed = new Set([room, ...nouns, ...(mayImport[room] ?? [])]);
    const wrong = importsOf(file)
      .filter((specifier) => specifier.startsWith("."))
      .filter((specifier) => !allowed.has(roomOf(relative(src, join(src, dirname(file), specifier)))));
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(doors))("%s is imported by %s only", (name, rooms) => {
    const others = files.filter((file) => importsOf(file).some((specifier) => packageOf(specifier) === name));
    expect(others.filter((file) => !rooms.includes(roomOf(file)))).toEqual([]);
  });

  test("the process belongs to cli.ts, the console to report", () => {
    const wrong = files.flatMap((file) => {
      const room = roomOf(file);
      const banned = [
        ...(room === "cli" ? [] : ["process.exit", "process.cwd"]),
        ...(room === "cli" || room === "report"
          ? []
          : ["console.log", "console.error", "process.stdout.write"]),
      ];
      return calls(tree(file))
        .filter((name) => banned.includes(name))
        .map((name) => `${file}: ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  test("--help loads nothing heavy", () => {
    const seen = new Set<string>();
    const queue = ["cli.ts"];
    for (const file of queue) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const specifier of importsOf(file, "static")) {
        if (specifier.startsWith(".")) queue.push(join(dirname(file), specifier));
        else expect(heavy, `${file} imports ${specifier}`).not.toContain(packageOf(specifier));
      }
    }
  });
});

function parse(file: string): SourceFile {
  return parseSource(file, readFileSync(join(src, file), "utf8"));
}

function tree(file: string): SourceFile {
  const found = trees.get(file);
  if (!found) throw new Error(`no such file: ${file}`);
  return found;
}

function roomOf(file: string): string {
  return file.includes("/") ? (file.split("/")[0] ?? file) : file.replace(/\.ts$/, "");
}

function packageOf(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

/** Specifiers of value imports; type-only imports cost nothing at run time but still must respect rooms. */
function importsOf(file: string, which: "all" | "static" = "all"): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const isType = ts.isImportDeclaration(node) ? node.importClause?.isTypeOnly : node.isTypeOnly;
      if (!(isType && which === "static") && ts.isStringLiteral(node.moduleSpecifier))
        found.push(node.moduleSpecifier.text);
    }
    const dynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (dynamic && which === "all" && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
      found.push(node.arguments[0].text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree(file));
  return found;
}

function calls(file: SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(node.expression.getText(file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
