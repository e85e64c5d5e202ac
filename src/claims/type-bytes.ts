// How many bytes does a value of a declared type take in the token?
import { ts } from "../syntax.ts";
import { jsonBytes } from "./json-bytes.ts";
import type { SizeRange } from "./size-range.ts";
import { unionParts } from "./union-parts.ts";

/** A value of which nothing is known: a word or two, or a paragraph. */
export const unknownBytes: SizeRange = { typical: 24, worst: 256 };
const text: SizeRange = { typical: 18, worst: 256 };
const number: SizeRange = { typical: 5, worst: 20 };
const items = { typical: 3, worst: 20 };

export function typeBytes(type: ts.TypeNode): SizeRange {
  const parts = unionParts(type).map(partBytes);
  return {
    typical: Math.max(...parts.map((part) => part.typical)),
    worst: Math.max(...parts.map((part) => part.worst)),
  };
}

function partBytes(node: ts.TypeNode): SizeRange {
  if (ts.isLiteralTypeNode(node)) return exactly(literalBytes(node.literal));
  if (ts.isArrayTypeNode(node)) return listBytes(typeBytes(node.elementType));
  if (ts.isTypeLiteralNode(node)) return objectBytes(node);
  if (ts.isTypeOperatorNode(node)) return typeBytes(node.type);
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return text;
    case ts.SyntaxKind.NumberKeyword:
      return number;
    case ts.SyntaxKind.BooleanKeyword:
      return exactly(5);
    case ts.SyntaxKind.UndefinedKeyword:
      return exactly(4);
    default:
      return unknownBytes;
  }
}

function objectBytes({ members }: ts.TypeLiteralNode): SizeRange {
  const sum = { typical: 2, worst: 2 };
  for (const member of members) {
    const isKnown = ts.isPropertySignature(member) && member.type !== undefined;
    const value = isKnown && member.type ? typeBytes(member.type) : unknownBytes;
    // Quotes, a colon and a comma.
    const key = Buffer.byteLength(member.name?.getText() ?? "") + 4;
    sum.typical += key + value.typical;
    sum.worst += key + value.worst;
  }
  return sum;
}

function listBytes(item: SizeRange): SizeRange {
  return {
    typical: 2 + items.typical * (item.typical + 1),
    worst: 2 + items.worst * (item.worst + 1),
  };
}

function literalBytes(literal: ts.LiteralTypeNode["literal"]): number {
  return ts.isStringLiteral(literal) ? jsonBytes(literal.text) : Buffer.byteLength(literal.getText());
}

const exactly = (bytes: number): SizeRange => ({ typical: bytes, worst: bytes });
