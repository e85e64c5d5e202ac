// What does today's gate do? Read from its syntax tree: what Next.js runs, and how control flows through it.
import { lineOf, parseErrors, parseSource, type SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import { type Bindings, isClerkCall, readBindings, unwrap } from "./bindings.ts";
import { executedExport } from "./executed-export.ts";
import type { GateFunction, GateShape } from "./gate-shape.ts";
import { readHandler } from "./read-handler.ts";

export function readGate(project: Pick<Project, "gate" | "read">): GateShape {
  const { file } = project.gate;
  const text = file === null ? null : project.read(file);
  return file === null || text === null ? { kind: "none" } : readGateSource(file, text);
}

/** The same for a text in hand. */
export function readGateSource(path: string, text: string): GateShape {
  const [error] = parseErrors(path, text);
  if (error)
    return {
      kind: "other",
      reason: `it does not parse: ${error.message}`,
      line: error.line,
      clerkRuns: false,
    };
  const tree = parseSource(path, text);
  const bindings = readBindings(tree);
  const clerkRuns = [...bindings.imports.values()].some(
    ({ module, name }) => name === "clerkMiddleware" && module.startsWith("@clerk/"),
  );
  const other = (reason: string, node: ts.Node): GateShape => ({
    kind: "other",
    reason,
    line: lineOf(tree, node),
    clerkRuns,
  });

  const legacy = usesOf(tree, bindings, ["authMiddleware", "withClerkMiddleware"]);
  if (legacy) return other(`it uses Clerk's removed ${legacy.text}()`, legacy);
  const run = executedExport(path, tree, bindings);
  if (run.kind === "none") return other("it exports nothing that Next.js would run", tree);
  if (run.kind === "elsewhere") return other("what it exports is decided elsewhere", run.statement);
  if (run.kind === "function") {
    const also = clerkRuns ? "a function of its own around clerkMiddleware()" : "a function of its own";
    return other(`Next.js runs its \`${run.exportedAs}\` export, ${also}`, run.statement);
  }
  const { expression, statement } = run;
  if (isIntlCall(expression, bindings)) return { kind: "intl-only", tree, statement, call: expression };
  if (!isClerkCall(expression, "clerkMiddleware", bindings)) {
    return other(
      clerkRuns
        ? "something is wrapped around clerkMiddleware()"
        : "it does not run Clerk's clerkMiddleware()",
      expression,
    );
  }
  const [first, second] = expression.arguments;
  const isOptions = first && ts.isObjectLiteralExpression(initialValue(first, bindings));
  if (!first || (isOptions && !second)) return { kind: "no-handler", tree, statement, call: expression };
  const handler = functionOf(first, bindings);
  if (!handler) return other("the argument of clerkMiddleware() is not a function in this file", first);
  return readHandler(tree, bindings, statement, handler);
}

function isIntlCall(expression: ts.Expression, { imports }: Bindings): expression is ts.CallExpression {
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return false;
  const imported = imports.get(expression.expression.text);
  return imported?.module === "next-intl/middleware" && imported.name === "default";
}

function initialValue(expression: ts.Expression, bindings: Bindings): ts.Expression {
  const value = unwrap(expression);
  return ts.isIdentifier(value) ? (bindings.variables.get(value.text) ?? value) : value;
}

function functionOf(expression: ts.Expression, bindings: Bindings): GateFunction | null {
  const value = initialValue(expression, bindings);
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return value;
  return ts.isIdentifier(value) ? (bindings.functions.get(value.text) ?? null) : null;
}

function usesOf(tree: SourceFile, { imports }: Bindings, names: string[]): ts.Identifier | null {
  for (const [local, imported] of imports) {
    if (!imported.module.startsWith("@clerk/") || !names.includes(imported.name)) continue;
    const found = findIdentifier(tree, local);
    if (found) return found;
  }
  return null;
}

function findIdentifier(node: ts.Node, text: string): ts.Identifier | null {
  if (ts.isImportDeclaration(node)) return null;
  if (ts.isIdentifier(node) && node.text === text) return node;
  return ts.forEachChild(node, (child) => findIdentifier(child, text) ?? undefined) ?? null;
}
