// How many bytes does a value of a declared type take in the token? The worst is what the type allows, and where it sets
// no bound, what Clerk's limit for metadata does.
import { ts } from "../syntax.ts";
import { jsonBytes } from "./json-bytes.ts";
import { addRanges, type SizeRange } from "./size-range.ts";
import { unionParts } from "./union-parts.ts";

/** What Clerk lets one metadata object hold. */
export const metadataLimit = 8192;

/** A value of which nothing is known: a word or two, or all that the metadata holds. */
export const unknownBytes: SizeRange = { typical: 24, worst: metadataLimit };
const text: SizeRange = { typical: 18, worst: metadataLimit };
/** `-2.2250738585072014e-308` */
const number: SizeRange = { typical: 5, worst: 24 };
const typicalItems = 3;

export function typeBytes(type: ts.TypeNode): SizeRange {
  return largest(unionParts(type).map(partBytes));
}

function largest(ranges: SizeRange[]): SizeRange {
  return {
    typical: Math.min(Math.max(...ranges.map(({ typical }) => typical)), metadataLimit),
    worst: Math.min(Math.max(...ranges.map(({ worst }) => worst)), metadataLimit),
  };
}

function partBytes(node: ts.TypeNode): SizeRange {
  if (ts.isLiteralTypeNode(node)) return exactly(literalBytes(node.literal));
  if (ts.isArrayTypeNode(node)) return listBytes(node.elementType);
  if (ts.isTupleTypeNode(node)) return tupleBytes(node);
  if (ts.isTypeLiteralNode(node)) return objectBytes(node);
  if (ts.isTemplateLiteralTypeNode(node)) return templateBytes(node);
  if (ts.isTypeReferenceNode(node)) return referenceBytes(node);
  // All that the one has and all that the other has, at most.
  if (ts.isIntersectionTypeNode(node)) return addRanges(node.types.map(typeBytes));
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword)
    return typeBytes(node.type);
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return text;
    case ts.SyntaxKind.NumberKeyword:
      return number;
    case ts.SyntaxKind.BooleanKeyword:
      return exactly(5);
    case ts.SyntaxKind.UndefinedKeyword:
      return exactly(4);
    case ts.SyntaxKind.NeverKeyword:
      return exactly(0);
    default:
      return unknownBytes;
  }
}

/** Types that hold no more than their first argument does. */
const narrowing = new Set(
  "Partial Required Readonly Pick Omit Exclude Extract NonNullable Lowercase Uppercase Capitalize Uncapitalize".split(
    " ",
  ),
);

function referenceBytes({ typeName, typeArguments }: ts.TypeReferenceNode): SizeRange {
  const name = typeName.getText();
  const [first, second] = typeArguments ?? [];
  if (first && narrowing.has(name)) return typeBytes(first);
  if (first && (name === "Array" || name === "ReadonlyArray")) return listBytes(first);
  if (first && second && name === "Record") return recordBytes(first, second);
  return unknownBytes;
}

function objectBytes({ members }: ts.TypeLiteralNode): SizeRange {
  const parts = members.map((member) => {
    const isKnown = ts.isPropertySignature(member) && member.type !== undefined;
    if (!isKnown || !member.type || ts.isComputedPropertyName(member.name)) return unknownBytes;
    return propertyBytes(nameOf(member.name), typeBytes(member.type));
  });
  return enclosed(parts);
}

const nameOf = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();

function recordBytes(keys: ts.TypeNode, value: ts.TypeNode): SizeRange {
  const names = unionParts(keys).map((key) =>
    ts.isLiteralTypeNode(key) && ts.isStringLiteralLike(key.literal) ? key.literal.text : null,
  );
  const item = typeBytes(value);
  if (names.every((name) => name !== null)) return enclosed(names.map((name) => propertyBytes(name, item)));
  const typical = 1 + typicalItems * (text.typical + item.typical + 2);
  return { typical, worst: metadataLimit };
}

function tupleBytes({ elements }: ts.TupleTypeNode): SizeRange {
  const items = elements.map((element) => {
    const inner = ts.isNamedTupleMember(element) || ts.isOptionalTypeNode(element) ? element.type : element;
    const isRest = ts.isRestTypeNode(inner) || (ts.isNamedTupleMember(element) && element.dotDotDotToken);
    // A place that is left out before one that is not is null.
    return isRest ? unknownBytes : largest([typeBytes(inner), exactly(isOptional(element) ? 4 : 0)]);
  });
  return enclosed(items.map((item) => addRanges([item], 1)));
}

const isOptional = (element: ts.TypeNode | ts.NamedTupleMember): boolean =>
  ts.isOptionalTypeNode(element) || (ts.isNamedTupleMember(element) && element.questionToken !== undefined);

/** Quotes around all of it; each piece leaves its own behind. */
function templateBytes({ head, templateSpans }: ts.TemplateLiteralTypeNode): SizeRange {
  const fixed = [head, ...templateSpans.map(({ literal }) => literal)];
  const spans = templateSpans.map(({ type }) => largest(unionParts(type).map(bareBytes)));
  return addRanges(
    spans,
    fixed.reduce((sum, piece) => sum + jsonBytes(piece.text) - 2, 2),
  );
}

function bareBytes(node: ts.TypeNode): SizeRange {
  const isQuoted = ts.isLiteralTypeNode(node) && ts.isStringLiteralLike(node.literal);
  return addRanges([partBytes(node)], isQuoted ? -2 : 0);
}

function listBytes(element: ts.TypeNode): SizeRange {
  return { typical: 1 + typicalItems * (typeBytes(element).typical + 1), worst: metadataLimit };
}

/** Brackets around members that bring a comma each, one too many. */
const enclosed = (members: SizeRange[]): SizeRange => addRanges(members, members.length > 0 ? 1 : 2);

/** A colon and a comma. */
export const propertyBytes = (name: string, value: SizeRange): SizeRange =>
  addRanges([value], jsonBytes(name) + 2);

function literalBytes(literal: ts.LiteralTypeNode["literal"]): number {
  if (ts.isStringLiteralLike(literal)) return jsonBytes(literal.text);
  const value = Number(literal.getText().replaceAll("_", ""));
  // What is no number is null, true or false.
  return Number.isFinite(value) ? jsonBytes(value) : Buffer.byteLength(literal.getText());
}

const exactly = (bytes: number): SizeRange => ({ typical: bytes, worst: bytes });
