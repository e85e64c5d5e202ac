// What the tracing functions share: each asks for the values of other expressions through it, and each is asked once.
import type { SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import type { Value } from "./value.ts";

export interface Tracer {
  project: Pick<Project, "resolve">;
  tree(path: string): SourceFile | null;
  /** Of an expression. */
  value(node: ts.Node): Value | null;
  /** Of what an export of the app's own module stands for. */
  exported(file: string, name: string): Value | null;
  /** What callers pass. */
  passed: Map<ts.ParameterDeclaration, Value>;
}
