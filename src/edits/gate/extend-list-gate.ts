// Adds to a gate that decides by one list of routes: the missing routes, and the checks that must come before it.
import MagicString from "magic-string";
import type { Config } from "../../config.ts";
import { ts } from "../../syntax.ts";
import { render } from "../../templates.ts";
import type { EditResult, Project } from "../../types.ts";
import { addImport } from "../add-import.ts";
import { sourceStyle } from "../source-style.ts";
import { addMatcherConfig } from "./add-matcher-config.ts";
import { appendPatterns } from "./append-patterns.ts";
import { checksView } from "./checks-view.ts";
import { clashes, type GatePieces, gatePieces } from "./gate-pieces.ts";
import type { ListGate } from "./gate-shape.ts";
import { missingProtected, missingPublic } from "./missing-patterns.ts";
import { repairProtect } from "./repair-protect.ts";
import { indentOf, startWithComments } from "./statement-range.ts";

/** `generated` supplies the matcher config and is the snippet when the file has to be changed by hand. */
export async function extendListGate(
  path: string,
  gate: ListGate,
  project: Project,
  config: Config,
  generated: { text: string; pieces: GatePieces },
): Promise<EditResult> {
  const { tree } = gate;
  const style = sourceStyle(tree, project.style);
  const source = new MagicString(tree.text);
  const manual = (reason: string, node: ts.Node = gate.guard): EditResult => ({
    kind: "manual",
    reason,
    snippet: generated.text,
    line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
  });

  const repaired = repairProtect(source, gate, project);
  if (repaired.kind === "impossible") return manual(repaired.reason);

  const { patterns } = gate.list;
  if (gate.kind === "public-list") {
    appendPatterns(source, tree, gate.list.array, missingPublic(project, config, patterns), style);
  } else {
    const missing = missingProtected(project, config, patterns);
    if (missing.unclear.length > 0) {
      return manual(
        `No pattern protects ${missing.unclear.join(", ")} without closing a public page: turn the list into a list of public routes.`,
      );
    }
    appendPatterns(source, tree, gate.list.array, missing.patterns, style);
  }

  const view = checksView(gate, project, config);
  let needsAsync = repaired.needsAsync;
  if (view) {
    const text = await render("gate-checks.ts", view, { style, language: project.language });
    const pieces = gatePieces(path, text);
    const taken = clashes(path, tree.text, pieces, pieces.declarations);
    if (taken.length > 0) return manual(`${path} uses the name ${taken.join(", ")} already.`);
    if (namesIn(gate.handler.body).has("rule") && /\brule\b/.test(pieces.body)) {
      return manual(`The handler in ${path} uses the name rule already.`);
    }
    for (const { module, names } of pieces.imports) {
      addImport(source, tree, { module, names: names.filter((name) => text.split(name).length > 2) }, style);
    }
    const above = pieces.declarations.map(({ text: each }) => each + style.newline + style.newline).join("");
    source.appendLeft(startWithComments(tree, gate.statement), above);
    const at = startWithComments(tree, gate.guard);
    source.appendLeft(
      at,
      reindent(pieces.body, style.indent, indentOf(tree, gate.guard)) +
        style.newline +
        indentOf(tree, gate.guard),
    );
    needsAsync ||= /\bawait\b/.test(pieces.body);
  }
  if (needsAsync) makeAsync(source, gate);
  addMatcherConfig(source, tree, generated.pieces.config, style.newline);
  return source.hasChanged() ? { kind: "changed", source: source.toString() } : { kind: "unchanged" };
}

function makeAsync(source: MagicString, { handler, tree }: ListGate): void {
  if (handler.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)) return;
  const keyword = handler.getChildren(tree).find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword);
  source.appendLeft((keyword ?? handler).getStart(tree), "async ");
}

/** The rendered block starts one level in; the first line continues the guard's own indentation. */
function reindent(text: string, level: string, indent: string): string {
  const lines = text
    .split("\n")
    .map((line) => (line.startsWith(level) ? indent + line.slice(level.length) : line));
  return lines.join("\n").slice(indent.length);
}

function namesIn(body: ts.Block): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return names;
}
