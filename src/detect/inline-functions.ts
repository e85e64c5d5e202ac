// Which functions inside a module say 'use server' themselves? Arrow functions, methods and callbacks included.
import { lineOf, type SourceFile, ts } from "../syntax.ts";

export interface InlineFunction {
  /** Its own name where no other one has it, else `inline@LINE`, or `inline@LINE:COLUMN` for a second one there. */
  name: string;
  /** 1-based. */
  line: number;
  node: ts.Node;
}

/** @param taken names that mean something else already */
export function inlineFunctions(file: SourceFile, taken: Iterable<string> = []): InlineFunction[] {
  const found: InlineFunction[] = [];
  const names = new Set(taken);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && isDirectedBody(node.body as ts.Node | undefined)) {
      const line = lineOf(file, node);
      const { character } = ts.getLineAndCharacterOfPosition(file, node.getStart(file));
      const own = ownName(node);
      const name =
        [own, `inline@${line}`].find((one) => one !== null && !names.has(one)) ??
        `inline@${line}:${character + 1}`;
      names.add(name);
      found.push({ name, line, node });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Directives are the string statements before all others. */
export function startsWithServerDirective(statements: readonly ts.Statement[]): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === "use server") return true;
  }
  return false;
}

function isDirectedBody(body: ts.Node | undefined): boolean {
  return body !== undefined && ts.isBlock(body) && startsWithServerDirective(body.statements);
}

/** Its own name, or that of the constant or property it is given to. */
function ownName(node: ts.SignatureDeclaration): string | null {
  const { parent } = node;
  const isGiven =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  const name = node.name ?? (isGiven ? parent.name : null);
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : null;
}
