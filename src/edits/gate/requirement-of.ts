// Which single role, permission, feature or plan does an argument of has() or protect() ask for?
import type { Requirement } from "../../config.ts";
import { ts } from "../../syntax.ts";
import { unwrap } from "./bindings.ts";

export function requirementOf(argument: ts.Expression | undefined): Requirement | null {
  const value = argument && unwrap(argument);
  if (!value) return null;
  if (ts.isArrowFunction(value)) return requirementOfTest(value);
  if (!ts.isObjectLiteralExpression(value) || value.properties.length !== 1) return null;
  const [property] = value.properties;
  if (!property || !ts.isPropertyAssignment(property)) return null;
  const wanted = unwrap(property.initializer);
  if (!ts.isStringLiteralLike(wanted)) return null;
  switch (property.name.getText()) {
    case "role":
      return { role: wanted.text };
    case "permission":
      return { permission: wanted.text };
    case "feature":
      return { feature: wanted.text };
    case "plan":
      return { plan: wanted.text };
    default:
      return null;
  }
}

/** `(has) => has({ role: "org:admin" })` */
function requirementOfTest({ parameters, body }: ts.ArrowFunction): Requirement | null {
  if (ts.isBlock(body) || parameters.length !== 1) return null;
  const call = unwrap(body);
  if (!ts.isCallExpression(call) || call.expression.getText() !== parameters[0]?.name.getText()) return null;
  const [wanted] = call.arguments;
  return wanted && ts.isObjectLiteralExpression(unwrap(wanted)) ? requirementOf(wanted) : null;
}
