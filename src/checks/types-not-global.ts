// Do declarations of Clerk's interfaces miss the global scope? Then they are types that nobody asks for.
import { globalInterfaces } from "../claims/global-interfaces.ts";
import { isModule } from "../claims/is-module.ts";
import { appendExport } from "../edits/types/append-export.ts";
import { readDeclarations } from "../edits/types/declarations.ts";
import { isRead } from "../edits/types/is-read.ts";
import { lineOf, type SourceFile, ts } from "../syntax.ts";
import type { Finding, Project } from "../types.ts";
import type { Check } from "./check.ts";

const id = "types-not-global";

export const typesNotGlobal: Check = {
  id,
  run(project) {
    const files = [...project.typesFiles, ...project.typesAttempts].sort();
    const global = new Set(
      project.typesFiles.filter((path) => isRead(project, path)).flatMap((path) => namesIn(project, path)),
    );
    return files.flatMap((path) => {
      const tree = project.parse(path);
      if (!tree) return [];
      const { needsExport, dead } = readDeclarations(tree, project);
      const aliases = globalAliases(tree, project).map((alias) => ({
        name: alias.name.text,
        line: lineOf(tree, alias),
      }));
      const inVain = dead.filter(({ line }) => !aliases.some((alias) => alias.line === line));
      return [
        ...(needsExport ? [lacksExport(project, path, tree)] : []),
        ...aliases.map(({ name, line }) =>
          finding("error", path, line, `${name} is an interface of Clerk's; ${aliasHarm}`),
        ),
        ...inVain.map(({ name, line, reason }) =>
          finding(
            global.has(name) ? "warning" : "error",
            path,
            line,
            `${name} declares nothing here: ${reason}.`,
          ),
        ),
        ...locals(tree, project)
          .filter(({ name }) => !global.has(name.text) && isMeant(path, name.text))
          .map(({ name }) => finding("warning", path, lineOf(tree, name), `${name.text} ${localHarm}`)),
      ];
    });
  },
};

const aliasHarm =
  "a type alias in its place makes every declare global of that name count for nothing. skipLibCheck hides the error.";
const localHarm = "is local to this file, which is a module: Clerk's types do not see it.";

function lacksExport(project: Project, path: string, tree: SourceFile): Finding {
  const block = tree.statements[0];
  return {
    check: id,
    severity: "error",
    message: `declare global has no effect in ${path}: the file has no import or export. skipLibCheck hides the error.`,
    file: path,
    line: block ? lineOf(tree, block) : null,
    advice: null,
    fix: [appendExport(path, project.style, project)],
  };
}

function finding(severity: Finding["severity"], file: string, line: number, message: string): Finding {
  const advice = "Write it as an interface inside declare global { … }, in a file that ends with export {}.";
  return { check: id, severity, message, file, line, advice, fix: [] };
}

function namesIn(project: Project, path: string): string[] {
  const tree = project.parse(path);
  return tree ? readDeclarations(tree, project).interfaces.map(({ name }) => name.text) : [];
}

/** In a file that is global as a whole. */
function globalAliases(tree: SourceFile, { tsconfig }: Project): ts.TypeAliasDeclaration[] {
  if (isModule(tree, tsconfig)) return [];
  return tree.statements
    .filter(ts.isTypeAliasDeclaration)
    .filter(({ name }) => globalInterfaces.includes(name.text));
}

function locals(tree: SourceFile, { tsconfig }: Project): ts.InterfaceDeclaration[] {
  if (!isModule(tree, tsconfig)) return [];
  return tree.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => globalInterfaces.includes(name.text));
}

/** An app may well call a type of its own UserPublicMetadata; in a declaration file it means Clerk's. */
function isMeant(path: string, name: string): boolean {
  return /\.d\.[cm]?ts$/.test(path) || name === "CustomJwtSessionClaims" || name === "ClerkAuthorization";
}
