// Adds to a gate that decides by one list of routes: the missing routes, and the checks that must come before it.
import MagicString from "magic-string";
import type { Config } from "../../config.ts";
import { lineOf, ts } from "../../syntax.ts";
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
import { openedTooFar } from "./opened-too-far.ts";
import { repairProtect } from "./repair-protect.ts";
import type { Sample } from "./sample-paths.ts";
import { shadowedNames } from "./shadowed-names.ts";
import { indentOf, startWithComments } from "./statement-range.ts";

/** `generated` supplies the matcher config and is the snippet when the file has to be changed by hand. */
export async function extendListGate(
  path: string,
  gate: ListGate,
  project: Project,
  config: Config,
  generated: { text: string; pieces: GatePieces; closed: Sample[] },
): Promise<EditResult> {
  const { tree } = gate;
  const style = sourceStyle(tree, project.style);
  const source = new MagicString(tree.text);
  const manual = (reason: string, node: ts.Node = gate.guard): EditResult => ({
    kind: "manual",
    reason,
    snippet: generated.text,
    line: lineOf(tree, node),
  });

  const repaired = repairProtect(source, gate, project);
  if (repaired.kind === "impossible") return manual(repaired.reason);

  const { patterns } = gate.list;
  if (gate.kind === "public-list") {
    // Under the resource strategy nothing is closed here, so nothing is open too far.
    const wide = generated.closed.length > 0 ? openedTooFar(project, config, patterns) : null;
    if (wide) {
      return manual(
        `The list ${gate.list.name} in ${path} opens ${wide.pattern}, and with it ${wide.route}, which clerk-sessions.json closes. Take the entry out, or name the route public.`,
        gate.list.array,
      );
    }
    appendPatterns(source, tree, gate.list.array, missingPublic(project, config, patterns), style);
  } else {
    if (config.routes.default === "signed-in") {
      return manual(
        `${path} holds a list of protected routes, so pages to come stay open, and clerk-sessions.json closes whatever it does not name: turn it into a list of public routes.`,
        gate.list.array,
      );
    }
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
    const shadowed = shadowedNames(gate, pieces.body);
    if (shadowed.length > 0) {
      return manual(`The handler in ${path} uses the name ${shadowed.join(", ")} for something of its own.`);
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
  if (needsAsync && !makeAsync(source, gate)) {
    return manual(`The handler in ${path} has to be async, which its return type rules out.`, gate.handler);
  }
  const problem = addMatcherConfig(source, tree, generated.pieces.config, generated.closed, style);
  if (problem) return manual(`${path} is left as it is: ${problem.reason}.`, problem.node);
  return source.hasChanged() ? { kind: "changed", source: source.toString() } : { kind: "unchanged" };
}

/** False where the function's declared return type is no promise. */
function makeAsync(source: MagicString, { handler, tree }: ListGate): boolean {
  if (handler.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)) return true;
  if (handler.type && !/^Promise\s*</.test(handler.type.getText(tree))) return false;
  const keyword = handler.getChildren(tree).find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword);
  source.appendLeft((keyword ?? handler).getStart(tree), "async ");
  return true;
}

/** The rendered block starts one level in; the first line continues the guard's own indentation. */
function reindent(text: string, level: string, indent: string): string {
  const lines = text
    .split("\n")
    .map((line) => (line.startsWith(level) ? indent + line.slice(level.length) : line));
  return lines.join("\n").slice(indent.length);
}
