// Does something in the app stand in the way of reading it: a broken link, missing permission? Stops a command that is
// going to write: it would not know what it changes.
import { join } from "node:path";
import { CliError } from "../errors.ts";
import type { SourceTree } from "./source-tree.ts";

const hints = {
  link: "Restore the target of the link or remove the link.",
  permission: "Give your user read access to it, or run as the user who owns the project.",
};

export function refuseObstacles(tree: SourceTree): void {
  const [closed] = tree.closed;
  if (closed !== undefined)
    throw new CliError(`No permission to list ${join(tree.root, closed)}.`, { hint: hints.permission });
  for (const { path, reason, obstacle } of tree.failed()) {
    if (obstacle === "content") continue;
    const file = join(tree.root, path);
    const what =
      obstacle === "permission" ? `No permission to read ${file}` : `${file}${reason.replace(/^it /, " ")}`;
    throw new CliError(`${what}.`, { hint: hints[obstacle] });
  }
}
