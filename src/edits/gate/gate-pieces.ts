// A generated gate taken apart, so that its parts can be put into a file that exists.
import { parseSource, ts } from "../../syntax.ts";
import { importsName } from "../named-imports.ts";
import { readBindings, unwrap } from "./bindings.ts";
import { readMatcherConfig } from "./read-matcher-config.ts";

export interface GatePieces {
  imports: { module: string; names: string[] }[];
  /** Constants above the handler, each with its comment. */
  declarations: { name: string; text: string }[];
  /** The function given to clerkMiddleware(), null in a bare gate. */
  handler: string | null;
  /** Statements inside the first function of the file, without the braces. */
  body: string;
  /** Functions and constants below the handler. */
  below: { name: string; text: string }[];
  config: { statement: string; matcher: string; patterns: string[] };
}

export function gatePieces(path: string, text: string): GatePieces {
  const tree = parseSource(path, text);
  const pieces: GatePieces = {
    imports: importsOf(tree),
    declarations: [],
    handler: null,
    body: "",
    below: [],
    config: { statement: "", matcher: "", patterns: [] },
  };
  let isBelow = false;
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement)) continue;
    const whole = statement.getFullText(tree).trim();
    if (ts.isExportAssignment(statement)) {
      isBelow = true;
      const call = unwrap(statement.expression);
      pieces.handler = (ts.isCallExpression(call) && call.arguments[0]?.getText(tree)) || null;
    } else if (ts.isFunctionDeclaration(statement)) {
      const [first, last] = [statement.body?.statements[0], statement.body?.statements.at(-1)];
      if (!pieces.body && first && last)
        pieces.body = text.slice(first.pos, last.end).replace(/^(\r?\n)+/, "");
      pieces.below.push({ name: statement.name?.text ?? "", text: whole });
    } else if (ts.isVariableStatement(statement)) {
      const [declaration] = statement.declarationList.declarations;
      const name = declaration?.name.getText(tree) ?? "";
      if (name === "config") pieces.config = { statement: whole, ...matcherOf(tree) };
      else (isBelow ? pieces.below : pieces.declarations).push({ name, text: whole });
    }
  }
  return pieces;
}

function importsOf(tree: ts.SourceFile): GatePieces["imports"] {
  const byModule = new Map<string, string[]>();
  for (const statement of tree.statements.filter(ts.isImportDeclaration)) {
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const names = bindings.elements.map((element) => element.getText(tree));
    byModule.set(statement.moduleSpecifier.text, names);
  }
  return [...byModule].map(([module, names]) => ({ module, names }));
}

function matcherOf(tree: ts.SourceFile): { matcher: string; patterns: string[] } {
  const config = readMatcherConfig(tree);
  if (config.kind !== "present") return { matcher: "", patterns: [] };
  return { matcher: config.value.getText(tree), patterns: config.patterns };
}

/** Names the pieces bring that the file uses for something else already. */
export function clashes(
  path: string,
  source: string,
  pieces: GatePieces,
  added: { name: string }[],
): string[] {
  const tree = parseSource(path, source);
  const { names } = readBindings(tree);
  const imported = pieces.imports.flatMap(({ module, names: list }) =>
    list
      .map((name) => name.replace(/^type /, ""))
      .filter((name) => names.has(name) && !importsName(tree, module, name)),
  );
  return [...added.map(({ name }) => name).filter((name) => names.has(name)), ...imported];
}
