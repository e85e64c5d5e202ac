// Which URI does a file have, seen from the root of its repository?
import { posix } from "node:path";

/** @param prefix the app's folder in the repository, with a `/` at the end; empty at the top */
export function uriOf(file: string, prefix: string): string {
  return posix.normalize(`${prefix}${file}`).split("/").map(encodeURIComponent).join("/");
}
