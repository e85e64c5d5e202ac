// Which files of the app declare Clerk's global interfaces? Also those that the compiler would not heed:
// whoever wrote them believes that they count.
import { globalInterfaces } from "../claims/global-interfaces.ts";
import { type SourceFile, ts } from "../syntax.ts";
import type { Project } from "../types.ts";
import type { SourceTree } from "./source-tree.ts";

export function detectTypesFiles(tree: SourceTree): Pick<Project, "typesFile" | "typesFiles"> {
  const typesFiles = tree.files.filter((path) => {
    if (!/\.[cm]?tsx?$/.test(path)) return false;
    const text = tree.read(path);
    // Most files name none: they are not parsed for this.
    if (text === null || !globalInterfaces.some((name) => text.includes(name))) return false;
    const file = tree.parse(path);
    return file !== null && declaresGlobally(file);
  });
  const named = (name: string) =>
    typesFiles.find((path) => path.endsWith(".d.ts") && tree.read(path)?.includes(name));
  const typesFile =
    named("CustomJwtSessionClaims") ??
    typesFiles.find((path) => path.endsWith(".d.ts")) ??
    typesFiles[0] ??
    null;
  return { typesFile, typesFiles };
}

/** Inside `declare global`, or at the top of a file that is no module. */
function declaresGlobally(file: SourceFile): boolean {
  const blocks = file.statements.filter(
    (statement): statement is ts.ModuleDeclaration =>
      ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0,
  );
  const inside = blocks.flatMap(({ body }) => (body && ts.isModuleBlock(body) ? [...body.statements] : []));
  const top = ts.isExternalModule(file) ? [] : [...file.statements];
  return [...inside, ...top].some(
    (statement) => ts.isInterfaceDeclaration(statement) && globalInterfaces.includes(statement.name.text),
  );
}
