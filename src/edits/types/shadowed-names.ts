// Which names of Clerk's interfaces mean something of a module's own in its types? `import type { UserPublicMetadata }`
// makes every mention of that name mean the import.
import { globalInterfaces } from "../../claims/global-interfaces.ts";
import { isModule } from "../../claims/is-module.ts";
import { type SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import { readDeclarations } from "./declarations.ts";

export function shadowedNames(
  tree: SourceFile,
  { tsconfig }: Pick<Project, "tsconfig"> = { tsconfig: null },
): Set<string> {
  if (!isModule(tree, tsconfig)) return new Set();
  // Inside `declare global`, what it declares itself is nearer.
  const nearer = readDeclarations(tree, { tsconfig }).interfaces.map(({ name }) => name.text);
  const own = tree.statements.flatMap(boundNames);
  return new Set(own.filter((name) => globalInterfaces.includes(name) && !nearer.includes(name)));
}

/** Does a type speak of one of these names? */
export function mentionedName(type: ts.Node, names: ReadonlySet<string>): string | null {
  if (ts.isTypeReferenceNode(type)) {
    const name = ts.isIdentifier(type.typeName) ? type.typeName.text : null;
    if (name !== null && names.has(name)) return name;
  }
  return ts.forEachChild(type, (child) => mentionedName(child, names) ?? undefined) ?? null;
}

function boundNames(statement: ts.Statement): string[] {
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    const bound = !namedBindings
      ? []
      : ts.isNamespaceImport(namedBindings)
        ? [namedBindings.name]
        : namedBindings.elements.map((element) => element.name);
    return [...(name ? [name] : []), ...bound].map(({ text }) => text);
  }
  const isType =
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isImportEqualsDeclaration(statement);
  return isType && statement.name ? [statement.name.text] : [];
}
