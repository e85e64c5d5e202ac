// Is this a path a plan may name? Paths come from features and from what users typed, so both are held to it.
import { CliError } from "../errors.ts";

const offLimits = new Set([".git", "node_modules", ".clerk-sessions"]);

/** Throws unless `path` is relative, written with `/`, in its shortest form and inside the project. */
export function checkPath(path: string): void {
  const segments = path.split("/");
  const shown = JSON.stringify(path);
  if (path === "" || path.includes("\0") || path.includes("\\") || /^([A-Za-z]:|\/|~)/.test(path)) {
    throw new CliError(`Refusing to write ${shown}: it is not a relative path inside the project.`);
  }
  if (segments.includes("..")) throw new CliError(`Refusing to write ${shown}: it leaves the project.`);
  if (segments.some((segment) => segment === "" || segment === ".")) {
    throw new CliError(`Refusing to write ${shown}: it is not written in its shortest form.`);
  }
  const forbidden = segments.find((segment) => offLimits.has(segment.toLowerCase()));
  if (forbidden) throw new CliError(`Refusing to write ${shown}: ${forbidden} is off limits.`);
}
