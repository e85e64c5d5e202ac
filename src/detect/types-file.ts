// Which file of the app declares Clerk's global interfaces?
import { type SourceFile, ts } from "../syntax.ts";
import type { SourceTree } from "./source-tree.ts";

const interfaces = new Set(["CustomJwtSessionClaims", "ClerkAuthorization", "UserPublicMetadata"]);

export function detectTypesFile(tree: SourceTree): string | null {
  const candidates = tree.files
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .filter((path) => {
      const text = tree.read(path);
      return text !== null && [...interfaces].some((name) => text.includes(name));
    });
  const declaring = candidates.filter((path) => {
    const file = tree.parse(path);
    return file !== null && declaresGlobally(file);
  });
  return declaring.find((path) => path.endsWith(".d.ts")) ?? declaring[0] ?? null;
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
    (statement) => ts.isInterfaceDeclaration(statement) && interfaces.has(statement.name.text),
  );
}
