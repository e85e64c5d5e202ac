// Which type do the declarations give a claim, or something in it? `["metadata", "plan"]`
import { globalInterfaces } from "../../claims/global-interfaces.ts";
import { type SourceFile, ts } from "../../syntax.ts";
import type { DeclaredMember } from "./declared-members.ts";

/** What stands there when nothing does; also when something on the way is missing and the code goes on with `?.`. */
export type Absent = "undefined" | "null";

export type PathType =
  /** Each node is one possibility; undefined is left out. */
  | { kind: "typed"; nodes: ts.TypeNode[]; absent: Absent[] }
  /** Nobody declares it. */
  | { kind: "undeclared" }
  /** `any`, or a type that cannot be read from here. */
  | { kind: "unreadable" };

const undeclared: PathType = { kind: "undeclared" };
const unreadable: PathType = { kind: "unreadable" };

/** Wrappers that change nothing in what the properties are. */
const transparent = ["Partial", "Readonly", "Required", "NonNullable", "Exclude"];

export function typeAtPath(members: DeclaredMember[], [claim = "", ...rest]: string[]): PathType {
  const found = members.find((one) => one.interface === "CustomJwtSessionClaims" && one.name === claim);
  return found ? intoMember(found.optional, found.type, rest, members) : undeclared;
}

/** @param members where the names of Clerk's global interfaces are looked up */
export function stepInto(type: ts.TypeNode, path: string[], members: DeclaredMember[]): PathType {
  if (ts.isParenthesizedTypeNode(type)) return stepInto(type.type, path, members);
  if (type.kind === ts.SyntaxKind.AnyKeyword) return unreadable;
  if (type.kind === ts.SyntaxKind.UnknownKeyword) return undeclared;
  if (ts.isUnionTypeNode(type)) return stepIntoUnion(type, path, members);
  const [name, ...rest] = path;
  if (name === undefined) {
    const alias = ts.isTypeReferenceNode(type) ? aliasOf(type) : null;
    return alias ? stepInto(alias, [], members) : typed([type], type.getText() === "null" ? ["null"] : []);
  }
  if (ts.isTypeLiteralNode(type)) return ofMembers(type.members, path, members);
  if (ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName)) {
    const [first, second] = type.typeArguments ?? [];
    if (type.typeName.text === "Record" && second) return stepInto(second, rest, members);
    if (first && transparent.includes(type.typeName.text)) {
      const found = stepInto(first, path, members);
      return type.typeName.text === "Partial" ? orUndefined(found) : found;
    }
    const alias = aliasOf(type);
    return alias
      ? stepInto(alias, path, members)
      : ofNamed(type.typeName.text, type.getSourceFile(), path, members);
  }
  // A text's or a list's own property is no claim, and no less typed.
  return isPlain(type) ? typed([type], []) : unreadable;
}

const typed = (nodes: ts.TypeNode[], absent: Absent[]): PathType => ({ kind: "typed", nodes, absent });

function orUndefined(found: PathType): PathType {
  return found.kind === "typed" ? typed(found.nodes, [...found.absent, "undefined"]) : found;
}

function intoMember(
  optional: boolean,
  type: ts.TypeNode,
  path: string[],
  members: DeclaredMember[],
): PathType {
  const found = stepInto(type, path, members);
  return optional ? orUndefined(found) : found;
}

/** What a name of the same file stands for. */
function aliasOf({ typeName }: ts.TypeReferenceNode): ts.TypeNode | null {
  const alias = typeName
    .getSourceFile()
    .statements.filter(ts.isTypeAliasDeclaration)
    .find(({ name }) => ts.isIdentifier(typeName) && name.text === typeName.text);
  return alias && !alias.typeParameters ? alias.type : null;
}

function stepIntoUnion({ types }: ts.UnionTypeNode, path: string[], members: DeclaredMember[]): PathType {
  const present = types.filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword);
  const there = present.filter((part) => part.getText() !== "null");
  const isUndefined = present.length < types.length;
  if (path.length === 0) {
    const isLost = present.some((part) => part.kind === ts.SyntaxKind.AnyKeyword);
    const found = typed(present, there.length < present.length ? ["null"] : []);
    return isLost ? unreadable : isUndefined ? orUndefined(found) : found;
  }
  const found = there.map((part) => stepInto(part, path, members));
  const nodes = found.flatMap((one) => (one.kind === "typed" ? one.nodes : []));
  const absent = found.flatMap((one) => (one.kind === "typed" ? one.absent : []));
  if (found.some(({ kind }) => kind === "unreadable")) return unreadable;
  if (nodes.length === 0) return undeclared;
  return there.length < types.length ? orUndefined(typed(nodes, absent)) : typed(nodes, absent);
}

function ofMembers(
  elements: readonly ts.TypeElement[],
  [name = "", ...rest]: string[],
  members: DeclaredMember[],
): PathType {
  for (const element of elements) {
    const isIt = element.name && !ts.isComputedPropertyName(element.name) && element.name.text === name;
    if (isIt && ts.isPropertySignature(element)) {
      const isOptional = element.questionToken !== undefined;
      return element.type ? intoMember(isOptional, element.type, rest, members) : unreadable;
    }
  }
  const index = elements.find(ts.isIndexSignatureDeclaration);
  return index ? stepInto(index.type, rest, members) : undeclared;
}

/** One of Clerk's interfaces, or an interface of the same file. */
function ofNamed(name: string, tree: SourceFile, path: string[], members: DeclaredMember[]): PathType {
  const [property = "", ...rest] = path;
  if (!globalInterfaces.includes(name)) {
    const own = tree.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name);
    return own && !own.heritageClauses ? ofMembers(own.members, path, members) : unreadable;
  }
  const found = members.find((one) => one.interface === name && one.name === property);
  return found ? intoMember(found.optional, found.type, rest, members) : undeclared;
}

function isPlain(type: ts.TypeNode): boolean {
  const keywords = [ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NumberKeyword, ts.SyntaxKind.BooleanKeyword];
  return (
    keywords.some((kind) => kind === type.kind) ||
    ts.isLiteralTypeNode(type) ||
    ts.isTemplateLiteralTypeNode(type) ||
    ts.isArrayTypeNode(type) ||
    ts.isTupleTypeNode(type)
  );
}
