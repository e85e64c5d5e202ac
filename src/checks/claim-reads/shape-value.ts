// What does the annotation of an object say of its properties? `{ claims: CustomJwtSessionClaims }`, as components declare props.
import { ts } from "../../syntax.ts";
import { declarationOf } from "./declaration-of.ts";
import type { Value } from "./value.ts";

/** Written in place, or declared in the same file. */
export function shapeValue(type: ts.TypeNode | undefined): Value | null {
  if (!type) return null;
  if (ts.isTypeLiteralNode(type)) return { kind: "shape", members: type.members };
  const isName = ts.isTypeReferenceNode(type) && ts.isIdentifier(type.typeName);
  const declared = isName ? declarationOf(type.typeName, "type") : null;
  if (!declared) return null;
  if (ts.isInterfaceDeclaration(declared)) return { kind: "shape", members: declared.members };
  const isLiteral = ts.isTypeAliasDeclaration(declared) && ts.isTypeLiteralNode(declared.type);
  return isLiteral ? shapeValue(declared.type) : null;
}
