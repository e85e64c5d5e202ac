// What is in the folder the user named: an app, a workspace, nothing yet, or something else?
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { isNextApp } from "./next-app.ts";
import { workspaceFolders, workspaceGlobs } from "./workspaces.ts";

export type Folder =
  | { kind: "app" }
  /** Apps relative to the folder. */
  | { kind: "workspace"; apps: string[] }
  | { kind: "empty" }
  | { kind: "missing" }
  | { kind: "occupied"; entries: string[] };

/** What a new repository holds before its first line of code. */
const harmless =
  /^(\.git|\.gitignore|\.gitattributes|\.gitkeep|\.DS_Store|Thumbs\.db|\.idea|\.vscode|\.github|(readme|licen[cs]e|copying)(\.\w+)?)$/i;

export async function inspectFolder(path: string): Promise<Folder> {
  if (!existsSync(path)) return { kind: "missing" };
  if (!statSync(path).isDirectory()) return { kind: "occupied", entries: [path] };
  if (isNextApp(path)) return { kind: "app" };
  if (workspaceGlobs(path)) {
    const apps = workspaceFolders(path).filter(isNextApp);
    return { kind: "workspace", apps: apps.map((app) => relative(path, app).split(sep).join("/")) };
  }
  const entries = readdirSync(path).filter((name) => !harmless.test(name));
  if (entries.length === 0) return { kind: "empty" };
  return isInsideApp(path) ? { kind: "app" } : { kind: "occupied", entries: entries.sort() };
}

/** `app/dashboard` of an app; a folder with its own package.json is something of its own. */
function isInsideApp(path: string): boolean {
  if (existsSync(join(path, "package.json"))) return false;
  const parent = dirname(path);
  return parent !== path && (isNextApp(parent) || isInsideApp(parent));
}
