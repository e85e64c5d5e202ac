// The file on disk is not the one the preview was made from.
import { CliError } from "../errors.ts";

export class StaleError extends CliError {
  override name = "StaleError";
  constructor(path: string) {
    super(`${path} has changed since the preview. Nothing was written.`, {
      hint: "Run the command again to see a fresh preview.",
    });
  }
}
