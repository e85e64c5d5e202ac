// Which file does a user mean with --output or --baseline? Below the app, or an absolute path.
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../errors.ts";

export interface AuditPlace {
  /** As typed. */
  typed: string;
  absolute: string;
  /** Relative to the app's root with `/`; null when an absolute path was typed. */
  path: string | null;
}

/**
 * @param folders both without symlinks: the app's root, and where the command was called
 * @throws UsageError when a relative path leaves the app
 */
export function auditPlace(
  flag: string,
  typed: string,
  { root, cwd }: { root: string; cwd: string },
): AuditPlace {
  if (typed.trim() === "" || typed.includes("\0")) throw new UsageError(`${flag} needs the name of a file.`);
  if (isAbsolute(typed)) return { typed, absolute: resolve(typed), path: null };
  // From the top of a workspace the app that was found is meant.
  const absolute = join(below(root, cwd) === null ? root : cwd, typed);
  const path = below(root, absolute);
  if (path === null || path === "") {
    throw new UsageError(
      `${flag} ${typed} is not a file below ${root}.`,
      "Name a file of the app, or give the absolute path.",
    );
  }
  return { typed, absolute, path };
}

/** Null when it is not below the root; empty for the root itself. */
function below(root: string, path: string): string | null {
  const inside = relative(root, path);
  return inside.split(sep)[0] === ".." || isAbsolute(inside) ? null : inside.split(sep).join("/");
}
