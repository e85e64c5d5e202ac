// Is there Clerk in the gate, in its own file or in what it imports from the app?
import { ts } from "../../syntax.ts";
import { openModule } from "../evaluate/modules.ts";
import type { World } from "../evaluate/run.ts";

export function mentionsClerk(world: World, file: string, seen: Set<string> = new Set()): boolean {
  if (seen.has(file) || seen.size > 40) return false;
  seen.add(file);
  const module = openModule({ world }, file);
  if (!module) return false;
  return specifiersIn(module.tree).some((specifier) => {
    if (specifier.startsWith("@clerk/")) return true;
    const target = world.project.follow(file, specifier);
    // What is not here may bring it.
    if (target === null) return /^(\.|[@~#]\/)/.test(specifier) || isOwnPackage(world, specifier);
    return mentionsClerk(world, target, seen);
  });
}

function isOwnPackage({ project }: World, specifier: string): boolean {
  const name = specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
  return /^(workspace|file|link|portal):/.test(project.dependencies[name] ?? "");
}

function specifiersIn(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      if (ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text);
    } else if (ts.isCallExpression(node)) {
      const [first] = node.arguments;
      const isImport =
        node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(node.expression) && node.expression.text === "require");
      if (isImport && first && ts.isStringLiteralLike(first)) found.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
