// What are the properties of an object type?
import { ts } from "../../syntax.ts";

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
    return found.set(`[${key.getText()}]`, { optional: false, type });
  }
  if (!ts.isTypeLiteralNode(node)) return null;
  for (const member of node.members) {
    const isProperty = ts.isPropertySignature(member) && !ts.isComputedPropertyName(member.name);
    if (ts.isIndexSignatureDeclaration(member)) {
      found.set(`[${member.parameters[0]?.type?.getText()}]`, { optional: false, type: member.type });
    } else if (isProperty && member.type) {
      found.set(member.name.text, { optional: member.questionToken !== undefined, type: member.type });
    } else return null;
  }
  return found;
}
