// What does a top-level name of this file stand for? Follows imports and constants, never spelling.
import { type SourceFile, ts } from "../../syntax.ts";

interface ImportedName {
  module: string;
  /** The exported name; `default` and `*` included. */
  name: string;
}

export interface Bindings {
  imports: Map<string, ImportedName>;
  /** Initialisers of top-level constants; what can be assigned again is only a name. */
  variables: Map<string, ts.Expression>;
  functions: Map<string, ts.FunctionDeclaration>;
  /** Names of type-only imports: taken, but without a value. */
  types: Set<string>;
  /** Every name that is taken at the top level. */
  names: Set<string>;
}

export function readBindings(tree: SourceFile): Bindings {
  const imports = new Map<string, ImportedName>();
  const variables = new Map<string, ts.Expression>();
  const functions = new Map<string, ts.FunctionDeclaration>();
  const types = new Set<string>();
  const others = new Set<string>();
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement)) addImports(statement, imports, types);
    else if (ts.isFunctionDeclaration(statement) && statement.name)
      functions.set(statement.name.text, statement);
    else if (ts.isVariableStatement(statement)) {
      const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (isConst && ts.isIdentifier(name) && initializer) variables.set(name.text, unwrap(initializer));
        else for (const bound of boundNames(name)) others.add(bound);
      }
    } else if (
      (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) &&
      statement.name !== undefined
    )
      others.add(statement.name.text);
  }
  const names = new Set([...imports.keys(), ...variables.keys(), ...functions.keys(), ...types, ...others]);
  return { imports, variables, functions, types, names };
}

/** Type-only imports take a name and hold no value. */
function addImports(
  statement: ts.ImportDeclaration,
  imports: Map<string, ImportedName>,
  types: Set<string>,
): void {
  if (!ts.isStringLiteral(statement.moduleSpecifier)) return;
  const module = statement.moduleSpecifier.text;
  const clause = statement.importClause;
  const add = (local: ts.Identifier, name: string, isType: boolean): void => {
    if (isType || clause?.isTypeOnly) types.add(local.text);
    else imports.set(local.text, { module, name });
  };
  if (clause?.name) add(clause.name, "default", false);
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name, "*", false);
  if (!bindings || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName, isTypeOnly } of bindings.elements) {
    add(name, (propertyName ?? name).text, isTypeOnly);
  }
}

export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

/** Without parentheses, `as …`, `satisfies …` and `!`. */
export function unwrap(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression)
    ? unwrap(expression.expression)
    : expression;
}

/** Is this a call of a function that Clerk exports under that name? */
export function isClerkCall(
  expression: ts.Expression | undefined,
  name: string,
  { imports }: Bindings,
): expression is ts.CallExpression {
  if (!expression || !ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression))
    return false;
  const imported = imports.get(expression.expression.text);
  return imported?.name === name && /^@clerk\/nextjs(\/server)?$/.test(imported.module);
}
