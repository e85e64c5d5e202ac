// Which Next.js app does the user mean, seen from the folder where the command runs?
import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { CliError, UsageError } from "../errors.ts";
import { dependenciesOf, isNextApp } from "./next-app.ts";
import { type JsonObject, readJson } from "./read-json.ts";
import { workspaceFolders, workspaceGlobs } from "./workspaces.ts";

export interface FoundApp {
  root: string;
  workspaceRoot: string | null;
  manifest: JsonObject;
  warnings: string[];
}

/** The nearest package decides: an app is taken, a workspace root offers its apps, anything else is refused. */
export function findApp(start: string): FoundApp {
  if (!existsSync(start) || !statSync(start).isDirectory()) {
    throw new UsageError(`${start} is not a folder.`, "Pass the folder of a Next.js app with --cwd.");
  }
  for (const folder of upward(start)) {
    if (isNextApp(folder)) return describeApp(folder, []);
    if (workspaceGlobs(folder)) return pickFromWorkspace(folder, start);
    const manifest = readJson(join(folder, "package.json"));
    if (manifest) throw notAnApp(folder, manifest);
  }
  throw new CliError(`No package.json in ${start} or any folder above it.`, {
    hint: "Run the command in a Next.js app, or in an empty folder to create one.",
  });
}

function pickFromWorkspace(workspace: string, start: string): FoundApp {
  const apps = workspaceFolders(workspace).filter(isNextApp);
  const [first] = apps;
  const paths = apps.map((app) => relative(start, app).split(sep).join("/"));
  if (!first) {
    throw new CliError(`${workspace} is a workspace without a Next.js app.`, {
      hint: "Pass the app's folder with --cwd.",
    });
  }
  if (apps.length > 1 || start !== workspace) {
    throw new UsageError(
      `${workspace} holds ${apps.length === 1 ? "a Next.js app" : "several Next.js apps"}: ${paths.join(", ")}.`,
      `Say which one, e.g. --cwd ${paths[0]}`,
    );
  }
  return describeApp(first, [`Taking the only Next.js app of this workspace: ${paths[0]}.`]);
}

function describeApp(root: string, warnings: string[]): FoundApp {
  const workspaceRoot = upward(dirname(root)).find((folder) => isWorkspaceOf(folder, root)) ?? null;
  // An Nx app has no package.json of its own: the workspace's speaks for it.
  const own = readJson(join(root, "package.json"));
  const manifest = own ?? (workspaceRoot ? readJson(join(workspaceRoot, "package.json")) : null);
  if (!manifest) {
    throw new CliError(`No package.json in ${root}.`, {
      hint: "Create one with npm init, then add next to it.",
    });
  }
  return { root, workspaceRoot, manifest, warnings };
}

/** A workspace higher up that does not list the app has nothing to say about it. */
function isWorkspaceOf(folder: string, app: string): boolean {
  if (workspaceGlobs(folder) === null) return false;
  return existsSync(join(folder, "nx.json")) || workspaceFolders(folder).includes(app);
}

function notAnApp(folder: string, manifest: JsonObject): CliError {
  if ("next" in dependenciesOf(manifest)) {
    return new CliError(`${folder} depends on Next.js but has no app or pages folder.`, {
      hint: "Next.js looks for app, pages, src/app and src/pages. Create one, or pass the app's folder with --cwd.",
    });
  }
  return new CliError(
    `${folder} is not a Next.js app: its package.json does not name next as a dependency.`,
    {
      hint: "Run the command in a Next.js app, or pass its folder with --cwd.",
    },
  );
}

function upward(start: string): string[] {
  const parent = dirname(start);
  return parent === start ? [start] : [start, ...upward(parent)];
}
