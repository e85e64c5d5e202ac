// Does a file declare one of Clerk's interfaces for the whole program?
import { globalInterfaces } from "../claims/global-interfaces.ts";
import { isModule } from "../claims/is-module.ts";
import { type SourceFile, ts } from "../syntax.ts";
import type { TsConfig } from "../types.ts";

/** Inside `declare global`, or at the top of a file that is no module. */
export function declaresGlobally(file: SourceFile, tsconfig: TsConfig | null): boolean {
  const blocks = file.statements.filter(
    (statement): statement is ts.ModuleDeclaration =>
      ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0,
  );
  const inside = blocks.flatMap(({ body }) => (body && ts.isModuleBlock(body) ? [...body.statements] : []));
  const top = isModule(file, tsconfig) ? [] : [...file.statements];
  return [...inside, ...top].some(
    (statement) => ts.isInterfaceDeclaration(statement) && globalInterfaces.includes(statement.name.text),
  );
}
