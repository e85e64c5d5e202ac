// How does a hand-written type look on one line, without comments and without names of its own file?
import { globalInterfaces } from "../../../claims/global-interfaces.ts";
import { typeProblem } from "../../../claims/type-problem.ts";
import { type SourceFile, ts } from "../../../syntax.ts";

export type PlainType = { text: string } | { problem: string };

/** @param shadowed names of Clerk's interfaces that mean something else in that file */
export function plainType(
  node: ts.TypeNode,
  { tree, shadowed }: { tree: SourceFile; shadowed: ReadonlySet<string> },
): PlainType {
  try {
    const text = print(node, { tree, shadowed, within: [] });
    const problem = typeProblem(text);
    return problem ? { problem } : { text };
  } catch (error) {
    if (error instanceof NotPlain) return { problem: error.message };
    throw error;
  }
}

class NotPlain extends Error {}

interface Scope {
  tree: SourceFile;
  shadowed: ReadonlySet<string>;
  /** Names that are being written out: one of them again would never end. */
  within: string[];
}

/** Of TypeScript's own. */
const known = new Set(
  "Array ReadonlyArray Record Partial Required Readonly Pick Omit Exclude Extract NonNullable".split(" "),
);

const keywords = new Set([
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.BooleanKeyword,
  ts.SyntaxKind.UnknownKeyword,
  ts.SyntaxKind.AnyKeyword,
  ts.SyntaxKind.NeverKeyword,
  ts.SyntaxKind.UndefinedKeyword,
]);

function print(node: ts.TypeNode, scope: Scope): string {
  if (keywords.has(node.kind)) return node.getText(scope.tree);
  if (ts.isLiteralTypeNode(node)) {
    return ts.isStringLiteral(node.literal) ? quoted(node.literal.text) : node.getText(scope.tree);
  }
  if (ts.isParenthesizedTypeNode(node)) return `(${print(node.type, scope)})`;
  if (ts.isUnionTypeNode(node)) return node.types.map((type) => print(type, scope)).join(" | ");
  if (ts.isArrayTypeNode(node)) {
    const item = print(node.elementType, scope);
    // A name that was written out may have become a union.
    return item.includes(" | ") && !/^[({].*[)}]$/.test(item) ? `(${item})[]` : `${item}[]`;
  }
  if (ts.isTupleTypeNode(node)) return `[${node.elements.map((type) => print(type, scope)).join(", ")}]`;
  if (ts.isTypeLiteralNode(node)) return object(node.members, scope);
  if (ts.isTypeReferenceNode(node)) return reference(node, scope);
  throw new NotPlain(`${node.getText(scope.tree)} is more than a plain type`);
}

function object(members: ts.NodeArray<ts.TypeElement>, scope: Scope): string {
  const parts = members.map((member) => {
    if (ts.isIndexSignatureDeclaration(member)) {
      const [key] = member.parameters;
      if (key?.type)
        return `[${key.name.getText(scope.tree)}: ${print(key.type, scope)}]: ${print(member.type, scope)}`;
    }
    const name = member.name;
    const isPlain = ts.isPropertySignature(member) && name && !ts.isComputedPropertyName(name);
    if (!isPlain || !member.type) throw new NotPlain(`${member.getText(scope.tree)} is no plain property`);
    const key = ts.isStringLiteralLike(name) ? quoted(name.text) : name.getText(scope.tree);
    return `${key}${member.questionToken ? "?" : ""}: ${print(member.type, scope)}`;
  });
  return parts.length > 0 ? `{ ${parts.join("; ")} }` : "{}";
}

function reference(node: ts.TypeReferenceNode, scope: Scope): string {
  const name = node.typeName.getText(scope.tree);
  if (scope.shadowed.has(name)) throw new NotPlain(`${name} is the file's own import or type`);
  const own = declarationOf(name, scope.tree);
  if (!own) {
    if (!known.has(name) && !globalInterfaces.includes(name))
      throw new NotPlain(`${name} is declared elsewhere`);
    const types = node.typeArguments?.map((type) => print(type, scope)) ?? [];
    return types.length > 0 ? `${name}<${types.join(", ")}>` : name;
  }
  if (own.typeParameters || (ts.isInterfaceDeclaration(own) && own.heritageClauses)) {
    throw new NotPlain(`${name} is more than a plain type`);
  }
  if (scope.within.includes(name)) throw new NotPlain(`${name} holds itself`);
  const inside = { ...scope, within: [...scope.within, name] };
  return ts.isInterfaceDeclaration(own) ? object(own.members, inside) : print(own.type, inside);
}

/** A type of the file itself; Clerk's interfaces are known by name. */
function declarationOf(
  name: string,
  tree: SourceFile,
): ts.TypeAliasDeclaration | ts.InterfaceDeclaration | null {
  if (globalInterfaces.includes(name)) return null;
  const blocks = tree.statements.flatMap((one) =>
    ts.isModuleDeclaration(one) && one.body && ts.isModuleBlock(one.body) ? [...one.body.statements] : [],
  );
  const found = [...tree.statements, ...blocks].find(
    (one): one is ts.TypeAliasDeclaration | ts.InterfaceDeclaration =>
      (ts.isTypeAliasDeclaration(one) || ts.isInterfaceDeclaration(one)) && one.name.text === name,
  );
  return found ?? null;
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  return text.includes("'") ? json : `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
