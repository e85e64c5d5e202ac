// Which declaration does a name mean at this place? Lexical scope, as JavaScript has it.
import { type SourceFile, ts } from "../../syntax.ts";

export type Meaning = "value" | "type";

type Scope = Map<string, ts.Node[]>;

const known = new WeakMap<SourceFile, Map<ts.Node, Scope>>();

/** A variable, binding element, parameter, function, class, import or type; null for what is global. */
export function declarationOf(name: ts.Identifier, meaning: Meaning = "value"): ts.Node | null {
  const tree = name.getSourceFile();
  const scopes = known.get(tree) ?? readScopes(tree);
  known.set(tree, scopes);
  for (let node: ts.Node | undefined = name.parent; node; node = node.parent) {
    const found = scopes
      .get(node)
      ?.get(name.text)
      ?.find((each) => has(each, meaning));
    if (found) return found;
  }
  return null;
}

function has(node: ts.Node, meaning: Meaning): boolean {
  const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  const isEither =
    ts.isImportClause(node) ||
    ts.isImportSpecifier(node) ||
    ts.isNamespaceImport(node) ||
    ts.isClassLike(node);
  return isEither || isType === (meaning === "type");
}

function readScopes(tree: SourceFile): Map<ts.Node, Scope> {
  const scopes = new Map<ts.Node, Scope>();
  const add = (scope: ts.Node, name: ts.Identifier, node: ts.Node): void => {
    const names: Scope = scopes.get(scope) ?? new Map();
    scopes.set(scope, names);
    names.set(name.text, [...(names.get(name.text) ?? []), node]);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) {
      if (ts.isIdentifier(node.name)) add(scopeOf(node), node.name, node);
    } else if (ts.isFunctionExpression(node) || ts.isClassExpression(node)) {
      if (node.name) add(node, node.name, node);
    } else if (isNamed(node) && node.name && ts.isIdentifier(node.name)) {
      add(around(node.parent, isBlock), node.name, node);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return scopes;
}

type Named =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ImportClause
  | ts.ImportSpecifier
  | ts.NamespaceImport
  | ts.ImportEqualsDeclaration;

function isNamed(node: ts.Node): node is Named {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportClause(node) ||
    ts.isImportSpecifier(node) ||
    ts.isNamespaceImport(node) ||
    ts.isImportEqualsDeclaration(node)
  );
}

/** Where the names of a variable, a parameter or a pattern in one of them are known. */
function scopeOf(node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement): ts.Node {
  if (ts.isBindingElement(node)) return scopeOf(node.parent.parent);
  if (ts.isParameter(node)) return node.parent;
  const isVar =
    ts.isVariableDeclarationList(node.parent) && (node.parent.flags & ts.NodeFlags.BlockScoped) === 0;
  return around(node.parent, isVar ? isFunctionOrFile : isBlock);
}

function around(node: ts.Node, fits: (node: ts.Node) => boolean): ts.Node {
  return fits(node) || !node.parent ? node : around(node.parent, fits);
}

function isFunctionOrFile(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isSourceFile(node) || ts.isModuleBlock(node);
}

function isBlock(node: ts.Node): boolean {
  return (
    isFunctionOrFile(node) ||
    ts.isBlock(node) ||
    ts.isCaseBlock(node) ||
    ts.isCatchClause(node) ||
    ts.isForStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node)
  );
}
