// Which names does `x`, `{ x, y: z }` or `[x]` declare?
import { ts } from "../../syntax.ts";

export function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}
