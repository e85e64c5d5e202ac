// Why is a text no type that could stand in clerk.d.ts?
import { ts } from "../syntax.ts";
import { parseTypeExpression } from "./type-expression.ts";

export function typeProblem(text: string): string | null {
  const parsed = parseTypeExpression(text);
  if ("problem" in parsed) return parsed.problem;
  const local = new Set<string>();
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeParameterDeclaration(node)) local.add(node.name.text);
    if (ts.isTypeReferenceNode(node)) named.add(node.typeName.getText());
    ts.forEachChild(node, visit);
  };
  visit(parsed.node);
  // Types are written in capitals; a small letter is a text without its quotes.
  const odd = [...named].find((name) => /^[a-z]/.test(name) && !local.has(name));
  return odd === undefined
    ? null
    : `names a type ${odd} that does not exist; as a text it is '${odd}', in quotes`;
}
