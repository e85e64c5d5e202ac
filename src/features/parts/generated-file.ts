// How does a template become a new file of this app, in the API of its versions?
import { capabilities } from "../../capabilities.ts";
import { createFile } from "../../edits/create-file.ts";
import { code, render } from "../../templates.ts";
import type { Edit, Project } from "../../types.ts";
import { findRival } from "./find-rival.ts";
import { missingExports } from "./missing-exports.ts";

export interface GeneratedFile {
  /** Below `templates/files/`, without `.hbs`. */
  template: string;
  /** Where it lands, relative to the project root. */
  path: string;
  why: string;
  view?: Record<string, unknown>;
  /** Our own files that it imports, with the names it needs from them. */
  imports?: { path: string; names: string[] }[];
}

export async function generatedFile(project: Project, file: GeneratedFile): Promise<Edit> {
  const text = await generatedText(project, file);
  const blocked =
    findRival(project, file.path) ??
    (file.imports ?? []).map(({ path, names }) => missingExports(project, path, names)).find(Boolean) ??
    null;
  return createFile({ path: file.path, why: file.why, text, blocked });
}

export function generatedText(project: Project, { template, view }: GeneratedFile): Promise<string> {
  return render(template, { ...versionView(project), ...view }, project);
}

/** What every template may ask for. */
function versionView(project: Project): Record<string, unknown> {
  const { asyncAuth, actionState, instantExport } = capabilities(project);
  const { cacheComponents } = project.nextConfig;
  return {
    ts: project.language === "ts",
    auth: code(asyncAuth ? "await auth()" : "auth()"),
    protect: code(asyncAuth ? "await auth.protect" : "auth().protect"),
    actionState,
    cacheComponents,
    instant: cacheComponents && instantExport,
  };
}
