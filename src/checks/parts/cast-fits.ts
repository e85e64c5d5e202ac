// Does a declared type give what a cast claims? What may be missing is another question: parts/cast-hides.ts.
import { sameType } from "../../edits/types/same-type.ts";
import { ts } from "../../syntax.ts";

/** False where it cannot be told: a cast to a type that is not read here may be needed. */
export function castFits(cast: readonly ts.TypeNode[], declared: readonly ts.TypeNode[]): boolean {
  const wide = cast.flatMap(parts);
  return declared
    .flatMap(parts)
    .every((part) => part.getText() === "null" || wide.some((one) => takes(one, part)));
}

function takes(wide: ts.TypeNode, narrow: ts.TypeNode): boolean {
  if (wide.kind === ts.SyntaxKind.AnyKeyword || wide.kind === ts.SyntaxKind.UnknownKeyword) return true;
  if (sameType(wide.getText(), narrow.getText())) return true;
  if (!ts.isLiteralTypeNode(narrow)) return false;
  const isText = ts.isStringLiteralLike(narrow.literal);
  if (wide.kind === ts.SyntaxKind.StringKeyword) return isText;
  return wide.kind === ts.SyntaxKind.NumberKeyword && ts.isNumericLiteral(narrow.literal);
}

function parts(type: ts.TypeNode): ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(type)) return parts(type.type);
  return ts.isUnionTypeNode(type) ? type.types.flatMap(parts) : [type];
}
