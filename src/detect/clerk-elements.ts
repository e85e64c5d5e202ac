// Which of Clerk's components does a page or layout render, and where? Starts at its default export and follows what that
// uses, through the app's own files; what merely stands in one of them does not count.
import { lineOf, ts } from "../syntax.ts";
import { findDeclaration, topLevel } from "./find-declaration.ts";
import { findImports, type ImportedName } from "./find-imports.ts";
import { isAlwaysRendered } from "./is-always-rendered.ts";
import type { FileMark } from "./mark-files.ts";
import type { AppFacts } from "./module-facts.ts";

export interface ElementPlace {
  /** As Clerk exports it. */
  name: string;
  file: string;
  /** 1-based. */
  line: number;
  /** False when a condition on the way decides about it. */
  always: boolean;
}

type Facts = Pick<AppFacts, "tree" | "resolve" | "leadsTo"> & {
  /** That files have which name the components. */
  mark: FileMark;
};

interface Step {
  file: string;
  node: ts.Node;
  /** How many more files deep. */
  depth: number;
  always: boolean;
}

/** Components and hooks alike, by their exported names. */
export function clerkElements(facts: Facts, path: string, names: string[], depth: number): ElementPlace[] {
  if (!facts.leadsTo(facts.mark, path)) return [];
  const tree = facts.tree.parse(path);
  if (!tree) return [];
  const start = findDeclaration(facts, path, "default") ?? { file: path, node: tree };
  const found: ElementPlace[] = [];
  const steps: Step[] = [{ ...start, depth, always: true }];
  const seen = new Set<ts.Node>();
  for (let step = steps.shift(); step; step = steps.shift()) {
    if (seen.has(step.node)) continue;
    seen.add(step.node);
    const { places, next } = look(facts, step);
    found.push(...places.filter(({ name }) => names.includes(name)));
    steps.push(...next);
  }
  return found;
}

function look(facts: Facts, step: Step): { places: ElementPlace[]; next: Step[] } {
  const { file, node: root, depth } = step;
  const tree = root.getSourceFile();
  const imports = findImports(tree);
  const locals = topLevel(tree);
  const places: ElementPlace[] = [];
  const next: Step[] = [];
  const enter = (module: string, exported: string | null, isAlways: () => boolean) => {
    const target = depth > 0 ? facts.resolve(file, module) : null;
    // Only what can show Clerk's components is worth parsing.
    if (target === null || !facts.leadsTo(facts.mark, target)) return;
    const targetTree = facts.tree.parse(target);
    if (!targetTree) return;
    const declared =
      exported === null ? { file: target, node: targetTree } : findDeclaration(facts, target, exported);
    if (declared) next.push({ ...declared, depth: depth - 1, always: isAlways() });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isJsxClosingElement(node)) return;
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [module] = node.arguments;
      // Which of its exports is taken can be said in many ways.
      if (module && ts.isStringLiteral(module)) enter(module.text, null, () => false);
    }
    if (ts.isIdentifier(node) && isReference(node)) {
      const isAlways = () => step.always && isAlwaysRendered(node, root);
      const imported = imports.get(node.text);
      const local = locals.get(node.text);
      if (imported) {
        const name = clerkName(imported, node);
        if (name !== null) places.push({ name, file, line: lineOf(tree, node), always: isAlways() });
        else enter(imported.specifier, exportedName(imported, node), isAlways);
      } else if (local) next.push({ file, node: local, depth, always: isAlways() });
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return { places, next };
}

function clerkName(imported: ImportedName, node: ts.Identifier): string | null {
  const { specifier } = imported;
  if (/^@clerk\/(nextjs|clerk-react|react)(\/|$)/.test(specifier)) return exportedName(imported, node);
  // Clerk Elements: `<SignIn.Root>`, with the namespace of the package.
  if (specifier === "@clerk/elements/sign-in") return "SignIn";
  return specifier === "@clerk/elements/sign-up" ? "SignUp" : null;
}

/** `Clerk.SignIn`: the member that is used of a namespace. */
function exportedName({ exported }: ImportedName, { parent }: ts.Identifier): string {
  if (exported !== "*") return exported;
  return ts.isPropertyAccessExpression(parent) ? parent.name.text : "*";
}

/** Not a name that is declared, a property's or an attribute's. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if ("propertyName" in parent && parent.propertyName === node) return false;
  return !("name" in parent && parent.name === node);
}
