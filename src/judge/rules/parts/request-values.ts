// Which variables of a function hold what the caller sent, as it came or through a schema?
import { ts } from "../../../syntax.ts";
import { findNodes } from "./find-nodes.ts";

/** `parsed`: a schema has gone over it, and has taken out keys that it does not name. */
export interface Sent {
  kind: "raw" | "parsed";
  /** Keys that were taken out: `const { orgId, ...rest } = body`. */
  without: string[];
}

/** @param takesInput the function's own parameters are what the caller sent, as those of a Server Function are */
export class RequestValues {
  private readonly names = new Map<string, Sent>();

  constructor(fn: ts.Node, parameters: readonly ts.ParameterDeclaration[]) {
    for (const { name } of parameters) this.bind(name, { kind: "raw", without: [] });
    for (const { name, initializer } of findNodes(fn, ts.isVariableDeclaration)) {
      const sent = initializer ? this.of(initializer) : null;
      if (sent) this.bind(name, sent);
    }
  }

  /** null: not from the request, as far as one can see. */
  of(node: ts.Expression): Sent | null {
    if (
      ts.isAwaitExpression(node) ||
      ts.isParenthesizedExpression(node) ||
      ts.isAsExpression(node) ||
      ts.isSatisfiesExpression(node) ||
      ts.isNonNullExpression(node)
    ) {
      return this.of(node.expression);
    }
    if (ts.isIdentifier(node)) return this.names.get(node.text) ?? null;
    if (ts.isPropertyAccessExpression(node)) {
      const isBody = ts.isIdentifier(node.expression) && /^req(uest)?$/.test(node.expression.text);
      if (isBody && node.name.text === "body") return { kind: "raw", without: [] };
      return this.of(node.expression);
    }
    if (ts.isElementAccessExpression(node)) return this.of(node.expression);
    return ts.isCallExpression(node) ? this.ofCall(node) : null;
  }

  private ofCall({ expression, arguments: args }: ts.CallExpression): Sent | null {
    const [first] = args;
    if (ts.isIdentifier(expression)) {
      const isPlain = /^(String|Number|structuredClone)$/.test(expression.text);
      return isPlain && first ? this.of(first) : null;
    }
    if (!ts.isPropertyAccessExpression(expression)) return null;
    const { name, expression: target } = expression;
    if (/^(json|formData)$/.test(name.text) && ts.isIdentifier(target) && /^req(uest)?$/.test(target.text)) {
      return { kind: "raw", without: [] };
    }
    const given = first ? this.of(first) : null;
    if (/^(safe)?parse(Async)?$/i.test(name.text) && given && target.getText() !== "JSON") {
      return { kind: "parsed", without: [] };
    }
    if (/^(JSON|Object)\.(parse|fromEntries)$/.test(expression.getText())) return given;
    return name.text === "get" || name.text === "trim" || name.text === "toString" ? this.of(target) : null;
  }

  private bind(name: ts.BindingName, sent: Sent): void {
    if (ts.isIdentifier(name)) {
      this.names.set(name.text, sent);
      return;
    }
    const taken = ts.isObjectBindingPattern(name)
      ? name.elements.map((element) => (element.propertyName ?? element.name).getText())
      : [];
    for (const element of name.elements) {
      if (ts.isOmittedExpression(element)) continue;
      const without = element.dotDotDotToken ? [...sent.without, ...taken] : sent.without;
      this.bind(element.name, { ...sent, without });
    }
  }
}
