// The text of one file on disk, or null when there is none. The only place where detection opens files;
// whatever stands in the way becomes an error that names the file and the way out.
import { lstatSync, readFileSync, readlinkSync } from "node:fs";
import { CliError } from "../errors.ts";

/** @param path absolute */
export function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" && isLink(path)) {
      throw new CliError(`${path} is a symbolic link to ${readlinkSync(path)}, which does not exist.`, {
        hint: "Restore the target of the link or remove the link.",
      });
    }
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return null;
    if (code === "ELOOP") {
      throw new CliError(`${path} is a symbolic link that leads back to itself.`, {
        hint: "Remove the link.",
      });
    }
    if (code === "EACCES" || code === "EPERM") {
      throw new CliError(`No permission to read ${path}.`, {
        hint: "Give your user read access to it, or run as the user who owns the project.",
        cause: error,
      });
    }
    throw error;
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
