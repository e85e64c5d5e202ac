// What is a property of this value?
import { ts } from "../../syntax.ts";
import { annotationValue } from "./annotation-value.ts";
import { packageExport } from "./packages.ts";
import { shapeValue } from "./shape-value.ts";
import type { Tracer } from "./tracer.ts";
import { allClaims, type Value } from "./value.ts";

/** @param node the access: a property or element access, or a binding element */
export function propertyValue(value: Value, name: string, node: ts.Node, tracer: Tracer): Value | null {
  switch (value.kind) {
    case "claims":
      // A list's or a text's own, and no claim.
      if (name === "length" || /^\d+$/.test(name)) return null;
      return { kind: "claims", path: [...value.path, name], cast: value.cast, node, from: value };
    case "session":
      if (name === "sessionClaims") return allClaims;
      return name === "protect" ? { kind: "clerk", name } : null;
    case "clerk":
      return value.name === "auth" && name === "protect" ? { kind: "clerk", name } : null;
    case "module":
      return tracer.exported(value.file, name);
    case "package":
      return packageExport(value.specifier, name);
    case "shape":
      return ofShape(value.members, name);
    case "object":
      for (const literal of value.nodes) {
        const found = ofLiteral(literal, name, node, tracer);
        if (found) return found;
      }
      return null;
    default:
      return null;
  }
}

type Holder = Extract<Value, { kind: "object" }>["nodes"][number];

/** What stands last wins. */
function ofLiteral(literal: Holder, name: string, node: ts.Node, tracer: Tracer): Value | null {
  for (const property of [...literal.properties].reverse()) {
    if (ts.isSpreadAssignment(property) || ts.isJsxSpreadAttribute(property)) {
      const spread = tracer.value(property.expression);
      // It may hold the property, and nothing is known of it.
      if (!spread) return null;
      const found = propertyValue(spread, name, node, tracer);
      if (found) return found;
    } else if (nameOf(property.name) === name) {
      return ofProperty(property, tracer);
    }
  }
  return null;
}

function ofProperty(property: ts.ObjectLiteralElementLike | ts.JsxAttribute, tracer: Tracer): Value | null {
  if (ts.isShorthandPropertyAssignment(property)) return tracer.value(property.name);
  if (ts.isMethodDeclaration(property)) return { kind: "function", node: property };
  if (ts.isPropertyAssignment(property)) return tracer.value(property.initializer);
  const attribute = ts.isJsxAttribute(property) ? property.initializer : undefined;
  return attribute && ts.isJsxExpression(attribute) && attribute.expression
    ? tracer.value(attribute.expression)
    : null;
}

function nameOf(name: ts.PropertyName | ts.JsxAttributeName): string | null {
  if (ts.isJsxNamespacedName(name) || ts.isComputedPropertyName(name)) return null;
  return name.text;
}

function ofShape(members: readonly ts.TypeElement[], name: string): Value | null {
  const member = members.find((one) => one.name && ts.isIdentifier(one.name) && one.name.text === name);
  if (!member || !ts.isPropertySignature(member)) return null;
  return annotationValue(member.type) ?? shapeValue(member.type);
}
