// May we write in the app's folder at all? Asked before any question, so that no answer is given in vain.
import { accessSync, constants } from "node:fs";
import { CliError } from "../errors.ts";

export function refuseUnwritable(root: string): void {
  try {
    accessSync(root, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CliError(`No permission to write in ${root}.`, {
      hint: "Give your user write access to the folder, or run as the user who owns it. --dry-run works without.",
      cause: error,
    });
  }
}
