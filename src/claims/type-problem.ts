// Why is a text no type that metadata could have in clerk.d.ts? Checkers skip declaration files (skipLibCheck): a name
// that is not there would be `any`, without a word.
import { ts } from "../syntax.ts";
import { metadataInterfaces } from "./global-interfaces.ts";
import { parseTypeExpression } from "./type-expression.ts";
import { unionParts } from "./union-parts.ts";

export function typeProblem(text: string): string | null {
  const parsed = parseTypeExpression(text);
  if ("problem" in parsed) return parsed.problem;
  const isMissing = (part: ts.TypeNode) => part.kind === ts.SyntaxKind.UndefinedKeyword;
  if (unionParts(parsed.node).every(isMissing)) return neverThere;
  return problemOf(parsed.node, new Set());
}

const neverThere = "holds undefined, which JSON does not; write a ? after the name, or null";

/** TypeScript's own types that say something about JSON, with how many types each takes. */
const helpers = new Map<string, number>([
  ...(["Record", "Pick", "Omit", "Exclude", "Extract"] as const).map((name) => [name, 2] as const),
  ...(["Partial", "Required", "Readonly", "NonNullable", "Array", "ReadonlyArray"] as const).map(
    (name) => [name, 1] as const,
  ),
  ...(["Lowercase", "Uppercase", "Capitalize", "Uncapitalize"] as const).map((name) => [name, 1] as const),
  ...Object.values(metadataInterfaces).map((name) => [name, 0] as const),
]);

/** Types that exist, but whose values are no JSON: what to write instead. */
const instead = new Map<string, string>([
  ["Date", "a date travels as a text: string"],
  ...["Map", "ReadonlyMap", "WeakMap"].map((name) => [name, "write Record<string, …>"] as const),
  ...["Set", "ReadonlySet", "WeakSet"].map((name) => [name, "write an array"] as const),
  ...["Function", "Promise", "RegExp", "Symbol", "BigInt", "URL", "Error", "Buffer", "Uint8Array"].map(
    (name) => [name, "write the type of what is stored"] as const,
  ),
]);

const allowed = new Set([
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.BooleanKeyword,
  ts.SyntaxKind.UnknownKeyword,
  ts.SyntaxKind.NeverKeyword,
  ts.SyntaxKind.ObjectKeyword,
  ts.SyntaxKind.LiteralType,
  ts.SyntaxKind.UnionType,
  ts.SyntaxKind.IntersectionType,
  ts.SyntaxKind.ParenthesizedType,
  ts.SyntaxKind.ArrayType,
  ts.SyntaxKind.TupleType,
  ts.SyntaxKind.NamedTupleMember,
  ts.SyntaxKind.OptionalType,
  ts.SyntaxKind.RestType,
  ts.SyntaxKind.TypeLiteral,
  ts.SyntaxKind.TypeOperator,
  ts.SyntaxKind.ConditionalType,
  ts.SyntaxKind.TemplateLiteralType,
  ts.SyntaxKind.TemplateLiteralTypeSpan,
]);

/** @param own the type parameters that are in scope, those of mapped types */
function problemOf(node: ts.Node, own: ReadonlySet<string>): string | null {
  if (ts.isTypeElement(node)) return memberProblem(node, own);
  if (ts.isMappedTypeNode(node)) return mappedProblem(node, own);
  if (ts.isTypeReferenceNode(node)) return referenceProblem(node, own) ?? problemBelow(node, own);
  if (node.kind === ts.SyntaxKind.UndefinedKeyword) return undefinedProblem(node);
  const isType = ts.isTypeNode(node) || ts.isNamedTupleMember(node);
  const isBigint = ts.isLiteralTypeNode(node) && /n$/.test(node.getText()) && !isText(node.literal);
  if (isType && (isBigint || !allowed.has(node.kind))) return strangeProblem(node);
  return problemBelow(node, own);
}

const problemBelow = (node: ts.Node, own: ReadonlySet<string>): string | null =>
  ts.forEachChild(node, (child) => problemOf(child, own) ?? undefined) ?? null;

const isText = (literal: ts.LiteralTypeNode["literal"]) =>
  ts.isStringLiteralLike(literal) || literal.kind === ts.SyntaxKind.NullKeyword;

function strangeProblem(node: ts.Node): string {
  const text = node.getText();
  if (node.kind === ts.SyntaxKind.AnyKeyword) return "says any, which checks nothing; write unknown";
  if (ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node)) return noFunction;
  if (ts.isIndexedAccessTypeNode(node))
    return `takes ${text} out of another type, which may not have it; write the type itself`;
  return `holds ${text}, which is no type of a value in JSON`;
}

const noFunction = "holds a function, which JSON cannot";

function memberProblem(member: ts.TypeElement, own: ReadonlySet<string>): string | null {
  if (ts.isIndexSignatureDeclaration(member)) {
    const key = member.parameters[0]?.type;
    const isKey =
      key?.kind === ts.SyntaxKind.StringKeyword ||
      key?.kind === ts.SyntaxKind.NumberKeyword ||
      (key && ts.isTemplateLiteralTypeNode(key));
    if (!isKey) return "has an index signature whose key is no string or number";
  } else if (!ts.isPropertySignature(member)) return noFunction;
  else if (ts.isComputedPropertyName(member.name)) return "has a computed property; write its name";
  if (!member.type || member.type.getText() === "") return `has ${member.getText()} without a type`;
  return problemBelow(member, own);
}

/** `{ [K in …]: … }`: K is known in what follows the brackets. */
function mappedProblem(node: ts.MappedTypeNode, own: ReadonlySet<string>): string | null {
  const { name, constraint } = node.typeParameter;
  if (!node.type) return `has ${node.getText()} without a type`;
  const inside = new Set([...own, name.text]);
  return (
    (constraint ? problemOf(constraint, own) : null) ??
    (node.nameType ? problemOf(node.nameType, inside) : null) ??
    problemOf(node.type, inside)
  );
}

function referenceProblem({ typeName, typeArguments }: ts.TypeReferenceNode, own: ReadonlySet<string>) {
  const name = typeName.getText();
  const wanted = own.has(name) ? 0 : helpers.get(name);
  if (wanted !== undefined) {
    if ((typeArguments?.length ?? 0) === wanted) return null;
    const count = wanted === 0 ? "no types" : wanted === 1 ? "1 type" : `${wanted} types`;
    return `is not complete: ${name} takes ${count} in angle brackets`;
  }
  const better = instead.get(name);
  if (better !== undefined) return `holds ${name}, which is no type of a value in JSON; ${better}`;
  // Types are written in capitals; a small letter is a text without its quotes.
  const hint = /^[a-z]\w*$/.test(name) ? `as a text it is '${name}', in quotes` : "write the type itself";
  return `names a type ${name} that clerk.d.ts cannot see; ${hint}`;
}

/** Something may be undefined beside something else, or where it may be missing altogether. */
function undefinedProblem(node: ts.Node): string | null {
  let { parent } = node;
  while (ts.isParenthesizedTypeNode(parent)) parent = parent.parent;
  const isFine =
    ts.isUnionTypeNode(parent) ||
    ts.isConditionalTypeNode(parent) ||
    (ts.isPropertySignature(parent) && parent.questionToken !== undefined) ||
    (ts.isTypeReferenceNode(parent) && ["Exclude", "Extract"].includes(parent.typeName.getText()));
  return isFine ? null : neverThere;
}
