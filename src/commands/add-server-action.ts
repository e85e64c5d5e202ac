// `add server-action <name>`: a Server Action that checks for itself.
import { refuse } from "../ask/read-flags.ts";
import { readRequirement } from "../ask/read-requirement.ts";
import { actionFileProblem } from "../config/action-file.ts";
import { actionNameProblem } from "../config/action-name.ts";
import type { ExitCode } from "../errors.ts";
import { addedServerAction } from "../features/added/server-action.ts";
import { addOne } from "./add-one.ts";
import type { CommandInput } from "./command.ts";

export async function addServerAction(input: CommandInput): Promise<ExitCode> {
  const [name = ""] = input.words;
  const { file } = input.flags;
  refuse("<name>", name, actionNameProblem(name));
  const requirement = readRequirement(input.flags);
  return addOne(input, (project) => {
    if (file !== undefined) refuse("--file", file, actionFileProblem(file, project));
    return addedServerAction({ name, file: file ?? null, requirement });
  });
}
