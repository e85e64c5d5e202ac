// What does a type annotation say about a value: session claims, or what auth() answers?
import { ts } from "../../syntax.ts";
import { declarationOf } from "./declaration-of.ts";
import { packageType } from "./packages.ts";
import { allClaims, type Value } from "./value.ts";

/** These hold the type that is in them, or a promise of it. */
const transparent = ["Promise", "Awaited", "Partial", "Readonly", "Required", "NonNullable"];

export function annotationValue(type: ts.TypeNode | undefined): Value | null {
  if (!type) return null;
  if (ts.isParenthesizedTypeNode(type)) return annotationValue(type.type);
  if (ts.isUnionTypeNode(type)) {
    const [only, ...others] = type.types.filter((part) => !/^(?:null|undefined)$/.test(part.getText()));
    return only && others.length === 0 ? annotationValue(only) : null;
  }
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return null;
  const name = type.typeName;
  const declared = declarationOf(name, "type");
  if (!declared) {
    if (transparent.includes(name.text)) return annotationValue(type.typeArguments?.[0]);
    return name.text === "CustomJwtSessionClaims" ? allClaims : null;
  }
  if (!ts.isImportSpecifier(declared)) return null;
  const from = declared.parent.parent.parent.moduleSpecifier;
  if (!ts.isStringLiteral(from)) return null;
  const what = packageType(from.text, (declared.propertyName ?? declared.name).text);
  if (what === "session") return { kind: "session" };
  return what === "claims" ? allClaims : null;
}
