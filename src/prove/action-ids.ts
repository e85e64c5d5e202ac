// Under which id is each Server Action called? Next writes them down when it builds (from version 15 on, with names).
import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { CliError } from "../errors.ts";

/** `file#name` to id, e.g. `app/items/actions.ts#deleteItem`, for a built app. */
export async function actionIds(root: string): Promise<Map<string, string>> {
  const path = join(root, ".next/server/server-reference-manifest.json");
  const text = await readFile(path, "utf8").catch(() => {
    throw new CliError(`There is no ${path}.`, { hint: "Build the app first." });
  });
  const { node } = JSON.parse(text) as {
    node: Record<string, { exportedName?: string; filename?: string }>;
  };
  return new Map(
    Object.entries(node).flatMap(([id, { exportedName, filename }]) =>
      exportedName && filename ? [[`${belowRoot(filename, root)}#${exportedName}`, id] as const] : [],
    ),
  );
}

/** Next names files from the workspace's root, wherever it thinks that is: `apps/web/app/items/actions.ts`. */
function belowRoot(filename: string, root: string): string {
  const segments = root.split(sep).filter(Boolean);
  const prefixes = segments.map((_, index) => `${segments.slice(index).join("/")}/`);
  const prefix = prefixes.find((candidate) => filename.startsWith(candidate)) ?? "";
  return filename.slice(prefix.length);
}
