// What does the function of `auth().then(…)` get?
import { ts } from "../../syntax.ts";
import type { Tracer } from "./tracer.ts";
import type { Value } from "./value.ts";

export function chainedValue({ expression }: ts.CallExpression, tracer: Tracer): Value | null {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "then") return null;
  const value = tracer.value(expression.expression);
  return value?.kind === "session" || value?.kind === "claims" ? value : null;
}
