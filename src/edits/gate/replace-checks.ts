// A gate with a list of the user's that got checks of ours in an earlier run: new ones go in their place, not beside them.
import MagicString from "magic-string";
import { capabilities } from "../../capabilities.ts";
import type { Config } from "../../config.ts";
import { type SourceFile, ts } from "../../syntax.ts";
import { code, render } from "../../templates.ts";
import type { EditResult, Project } from "../../types.ts";
import { sameCode } from "../same-code.ts";
import { sourceStyle } from "../source-style.ts";
import { unwrap } from "./bindings.ts";
import { checksView } from "./checks-view.ts";
import { extendListGate } from "./extend-list-gate.ts";
import { gatePieces } from "./gate-pieces.ts";
import type { ListGate } from "./gate-shape.ts";
import { readGateSource } from "./read-gate.ts";
import { startWithComments } from "./statement-range.ts";

/** Null when no check is missing, or when the file holds none that are still as we made them. */
export async function replaceChecks(
  path: string,
  gate: ListGate,
  project: Project,
  config: Config,
  generated: Parameters<typeof extendListGate>[4],
): Promise<EditResult | null> {
  if (checksView(gate, project, config) === null) return null;
  const bare = await withoutOwnChecks(path, gate, project);
  const shape = bare === null ? null : readGateSource(path, bare);
  if (bare === null || shape?.kind !== gate.kind) return null;
  const result = await extendListGate(path, shape, project, config, generated);
  if (result.kind === "manual") return null;
  return result.kind === "changed" ? result : { kind: "changed", source: bare };
}

async function withoutOwnChecks(path: string, gate: ListGate, project: Project): Promise<string | null> {
  const { tree, handler, list, authName, reqName } = gate;
  const constants = ownConstants(tree);
  const names = new Set([...constants.keys(), "rule"]);
  const lines = handler.body.statements.filter((line) => mentions(line, names));
  const [first, last] = [lines[0], lines.at(-1)];
  if (constants.size === 0 || !first || !last) return null;

  const call = `${list.name}(${reqName})`;
  const view = {
    ...Object.fromEntries(["alwaysOpen", "restricted", "api", "answers"].map((key) => [key, null])),
    ...Object.fromEntries([...constants].map(([name, { value }]) => [viewKey.get(name) ?? name, value])),
    condition: code(gate.kind === "public-list" ? `!${call}` : call),
    auth: code(authName),
    req: code(reqName),
    await: code(capabilities(project).asyncAuth ? "await " : ""),
  };
  const style = sourceStyle(tree, project.style);
  const made = gatePieces(path, await render("gate-checks.ts", view, { style, language: project.language }));
  const textOf = (from: ts.Statement, to = from) => tree.text.slice(startWithComments(tree, from), to.end);
  const isOurs =
    sameCode(path, textOf(first, last), made.body) &&
    made.declarations.length === constants.size &&
    made.declarations.every(({ name, text }) => {
      const own = constants.get(name);
      return own !== undefined && sameCode(path, textOf(own.statement), text);
    });
  if (!isOurs) return null;

  const source = new MagicString(tree.text);
  const remove = (from: ts.Statement, to = from) => {
    const start = startWithComments(tree, from);
    source.remove(start, to.end + (/^\s*/.exec(tree.text.slice(to.end))?.[0].length ?? 0));
  };
  for (const { statement } of constants.values()) remove(statement);
  remove(first, last);
  return source.toString();
}

/** The constants of templates/files/gate-checks.ts.hbs, and what the template calls their lists. */
const viewKey = new Map([
  ["isAlwaysOpen", "alwaysOpen"],
  ["restricted", "restricted"],
  ["isApiRoute", "api"],
  ["answers", "answers"],
]);

function ownConstants(tree: SourceFile): Map<string, { statement: ts.Statement; value: unknown }> {
  const found = new Map<string, { statement: ts.Statement; value: unknown }>();
  for (const statement of tree.statements.filter(ts.isVariableStatement)) {
    const [declaration, ...others] = statement.declarationList.declarations;
    if (!declaration?.initializer || others.length > 0) continue;
    const name = declaration.name.getText(tree);
    if (viewKey.has(name)) found.set(name, { statement, value: literal(declaration.initializer) });
  }
  return found;
}

/** What the template was given; that it makes the same of it again is tested. */
function literal(expression: ts.Expression): unknown {
  const node = unwrap(expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isCallExpression(node)) return node.arguments[0] ? literal(node.arguments[0]) : null;
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literal);
  if (!ts.isObjectLiteralExpression(node)) return null;
  const entries = node.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => {
    const key = name.getText();
    return [key === "matches" ? "match" : key, literal(initializer)];
  });
  return Object.fromEntries(entries);
}

function mentions(node: ts.Node, names: Set<string>): boolean {
  if (ts.isIdentifier(node) && names.has(node.text)) return true;
  return ts.forEachChild(node, (child) => mentions(child, names) || undefined) ?? false;
}
