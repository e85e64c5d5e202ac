// Where does a folder really stand, symlinks followed? A project's root is known that way.
import { realpathSync } from "node:fs";

/** @param path absolute, of a folder that is there */
export function realFolder(path: string): string {
  return realpathSync(path);
}
