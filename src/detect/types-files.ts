// Which files of the app declare Clerk's global interfaces? Also those that the compiler would not heed:
// whoever wrote them believes that they count.
import { globalInterfaces } from "../claims/global-interfaces.ts";
import { type SourceFile, ts } from "../syntax.ts";
import type { Project, TsConfig } from "../types.ts";
import { declaresGlobally } from "./declares-globally.ts";
import type { SourceTree } from "./source-tree.ts";

export function detectTypesFiles(
  tree: SourceTree,
  tsconfig: TsConfig | null,
): Pick<Project, "typesFile" | "typesFiles" | "typesAttempts"> {
  const typesFiles: string[] = [];
  const typesAttempts: string[] = [];
  for (const path of [...tree.marked("claims-types")].filter((one) => /\.[cm]?tsx?$/.test(one))) {
    const file = tree.parse(path);
    if (file && declaresGlobally(file, tsconfig)) typesFiles.push(path);
    else if (file && declaresSomewhere(file)) typesAttempts.push(path);
  }
  const named = (name: string) =>
    typesFiles.find((path) => path.endsWith(".d.ts") && tree.read(path)?.includes(name));
  const typesFile =
    named("CustomJwtSessionClaims") ??
    typesFiles.find((path) => path.endsWith(".d.ts")) ??
    typesFiles[0] ??
    null;
  return { typesFile, typesFiles, typesAttempts };
}

/** As an interface or a type alias, at the top or in any block of declarations. */
function declaresSomewhere(file: SourceFile): boolean {
  const inside = file.statements.flatMap((statement) =>
    ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)
      ? [...statement.body.statements]
      : [],
  );
  return [...file.statements, ...inside].some(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
      globalInterfaces.includes(statement.name.text),
  );
}
