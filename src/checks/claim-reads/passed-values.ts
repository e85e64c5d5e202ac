// What do callers pass to the app's own functions, and Clerk to its handlers? Looked at one call deep.
import { ts } from "../../syntax.ts";
import { chainedValue } from "./chained-value.ts";
import { propertyValue } from "./property-value.ts";
import type { Tracer } from "./tracer.ts";
import type { Value } from "./value.ts";

export function passedValues(tracer: Tracer, files: readonly string[]): Tracer["passed"] {
  const passed: Tracer["passed"] = new Map();
  const pass = (target: Value | null, values: (Value | null)[]): void => {
    if (target?.kind !== "function") return;
    for (const [at, value] of values.entries()) {
      const parameter = target.node.parameters[at];
      if (parameter && value && !parameter.dotDotDotToken && !passed.has(parameter))
        passed.set(parameter, value);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const callee = tracer.value(node.expression);
      const [first] = node.arguments;
      const handler = first ? tracer.value(first) : null;
      const chained = chainedValue(node, tracer);
      if (chained) {
        pass(handler, [chained]);
      } else if (callee?.kind === "clerk" && callee.name === "clerkMiddleware") {
        pass(handler, [{ kind: "clerk", name: "auth" }]);
      } else if (callee?.kind === "clerk" && callee.name === "authMiddleware" && handler) {
        pass(propertyValue(handler, "afterAuth", node, tracer), [{ kind: "session" }]);
      } else if (callee?.kind === "function") {
        const isSpread = node.arguments.some(ts.isSpreadElement);
        if (!isSpread) pass(callee, node.arguments.map(tracer.value));
      }
    }
    if (ts.isJsxOpeningLikeElement(node) && ts.isIdentifier(node.tagName)) {
      pass(tracer.value(node.tagName), [{ kind: "object", nodes: [node.attributes] }]);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const tree = tracer.tree(file);
    if (tree) visit(tree);
  }
  return passed;
}
