// What does a call answer?
import { ts } from "../../syntax.ts";
import { chainedValue } from "./chained-value.ts";
import { declarationOf } from "./declaration-of.ts";
import { isKnownPackage } from "./packages.ts";
import type { Tracer } from "./tracer.ts";
import { allClaims, type Value } from "./value.ts";

export function callValue(call: ts.CallExpression, tracer: Tracer): Value | null {
  const [first] = call.arguments;
  if (isImport(call) && first && ts.isStringLiteralLike(first)) {
    return moduleValue(call.getSourceFile().fileName, first.text, tracer);
  }
  if (isPromiseAll(call) && first && ts.isArrayLiteralExpression(first)) {
    return { kind: "list", items: first.elements };
  }
  const chained = chainedValue(call, tracer);
  if (chained && first) {
    const handler = tracer.value(first);
    return handler?.kind === "function" ? returnedValue(handler.node, tracer) : null;
  }
  const callee = tracer.value(call.expression);
  switch (callee?.kind) {
    case "clerk":
      if (["auth", "protect", "getAuth", "useAuth"].includes(callee.name)) return { kind: "session" };
      return callee.name === "verifyToken" ? allClaims : null;
    case "same":
      return first ? tracer.value(first) : null;
    case "function":
      return returnedValue(callee.node, tracer);
    default:
      return null;
  }
}

export function moduleValue(from: string, specifier: string, { project }: Tracer): Value | null {
  if (isKnownPackage(specifier)) return { kind: "package", specifier };
  const file = project.resolve(from, specifier);
  return file === null ? null : { kind: "module", file };
}

/** Of several answers the first that is known; object literals together, since any of them may come. */
function returnedValue(node: ts.FunctionLikeDeclaration, tracer: Tracer): Value | null {
  if (!node.body) return null;
  const expressions = ts.isBlock(node.body) ? returned(node.body) : [node.body];
  const values = expressions.flatMap((expression) => tracer.value(expression) ?? []);
  const objects = values.flatMap((value) => (value.kind === "object" ? value.nodes : []));
  const [first] = values;
  return first?.kind === "object" ? { kind: "object", nodes: objects } : (first ?? null);
}

/** Not those of functions inside. */
function returned(block: ts.Node): ts.Expression[] {
  const found: ts.Expression[] = [];
  ts.forEachChild(block, (node) => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    else if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) found.push(...returned(node));
  });
  return found;
}

function isImport({ expression }: ts.CallExpression): boolean {
  const isRequire =
    ts.isIdentifier(expression) && expression.text === "require" && !declarationOf(expression);
  return isRequire || expression.kind === ts.SyntaxKind.ImportKeyword;
}

function isPromiseAll({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "all") return false;
  const object = expression.expression;
  return ts.isIdentifier(object) && object.text === "Promise" && !declarationOf(object);
}
