// What are the properties of an object type?
import { unionParts } from "../../claims/union-parts.ts";
import { ts } from "../../syntax.ts";
import { spelling } from "./spelling.ts";

export interface Property {
  optional: boolean;
  type: ts.TypeNode;
}

/** By name; `[string]` is what `Record<string, T>` and an index signature say. Null for what is no plain object. */
export function objectProperties(node: ts.TypeNode): Map<string, Property> | null {
  const found = new Map<string, Property>();
  if (ts.isTypeReferenceNode(node)) {
    const [key, type] = node.typeArguments ?? [];
    if (node.typeName.getText() !== "Record" || !key || !type) return null;
    for (const name of keyNames(key)) found.set(name, { optional: false, type });
    return found;
  }
  if (!ts.isTypeLiteralNode(node)) return null;
  for (const member of node.members) {
    const isProperty = ts.isPropertySignature(member) && !ts.isComputedPropertyName(member.name);
    if (ts.isIndexSignatureDeclaration(member)) {
      found.set(indexName(member.parameters[0]?.type), { optional: false, type: member.type });
    } else if (isProperty && member.type) {
      found.set(member.name.text, { optional: member.questionToken !== undefined, type: member.type });
    } else return null;
  }
  return found;
}

/** `Record<"a" | "b", T>` has the properties a and b. */
function keyNames(key: ts.TypeNode): string[] {
  const parts = unionParts(key);
  const literals = parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteralLike(part.literal) ? [part.literal.text] : [],
  );
  return literals.length === parts.length && parts.length > 0 ? literals : [indexName(key)];
}

const indexName = (key: ts.TypeNode | undefined) => `[${key ? spelling(key) : ""}]`;
