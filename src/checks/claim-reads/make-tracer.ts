// A tracer over an app's files. Each expression is valued once; one that depends on itself has no value.
import type { SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import { exportedValue } from "./exported-value.ts";
import { expressionValue } from "./expression-value.ts";
import type { Tracer } from "./tracer.ts";
import type { Value } from "./value.ts";

export function makeTracer(
  project: Pick<Project, "resolve">,
  tree: (path: string) => SourceFile | null,
  passed: Tracer["passed"] = new Map(),
): Tracer {
  const values = new Map<ts.Node, Value | null>();
  const underWay = new Set<string>();
  const tracer: Tracer = {
    project,
    tree,
    passed,
    value(node) {
      const cached = values.get(node);
      if (cached !== undefined) return cached;
      values.set(node, null);
      const value = expressionValue(node, tracer);
      values.set(node, value);
      return value;
    },
    exported(file, name) {
      const key = `${file}#${name}`;
      if (underWay.has(key)) return null;
      underWay.add(key);
      const value = exportedValue(file, name, tracer);
      underWay.delete(key);
      return value;
    },
  };
  return tracer;
}
