// Does next.config serve pages of the app under other paths? Those paths are checked by the gate, not the pages' own.
import { ts } from "../syntax.ts";

/** Targets inside the app that `rewrites` names as text; other sites are no concern. */
export function innerRewrites(config: ts.ObjectLiteralExpression): string[] {
  const rewrites = config.properties.find((property) => nameOf(property) === "rewrites");
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && nameOf(node) === "destination") {
      const { initializer } = node;
      const isText = ts.isStringLiteralLike(initializer) && /^\/(?!\/)/.test(initializer.text);
      if (isText) found.add(initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  if (rewrites) visit(rewrites);
  return [...found];
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string | null {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : null;
}
