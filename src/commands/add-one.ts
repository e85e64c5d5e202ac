// Adds one thing to an app: its own files, what clerk-sessions.json says of it, and the gate and types that follow.
import { CliError, type ExitCode, exitCode, Interrupted } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import { addedSteps } from "../report/added-steps.ts";
import { planJson, receiptJson } from "../report/json.ts";
import { previewText } from "../report/preview-text.ts";
import { data } from "../report/print.ts";
import type { Project } from "../types.ts";
import { carryOut } from "./carry-out.ts";
import type { CommandInput } from "./command.ts";
import { openProject } from "./open-project.ts";
import { planAddition } from "./plan-addition.ts";
import { prompterFor } from "./prompter-for.ts";

/** `featureFor` may refuse what was typed, once it knows the app. */
export async function addOne(
  input: CommandInput,
  featureFor: (project: Project) => Feature,
): Promise<ExitCode> {
  const { flags, looks, signal } = input;
  const prompter = await prompterFor(input);
  const project = await openProject(input.cwd, input);
  const feature = featureFor(project);
  const reason = feature.unavailable(project);
  if (reason) throw new CliError(reason);

  prompter?.open(feature.title);
  const plan = await planAddition(project, feature);
  // What is left for its owner to do keeps the addition from being whole.
  const code = plan.manual.length > 0 ? exitCode.failure : exitCode.done;
  if (signal.aborted) throw new Interrupted();
  if (flags.dryRun) {
    data(flags.json ? planJson(plan) : previewText(plan, looks.stdout));
    return code;
  }
  const receipt = await carryOut(plan, project, input, prompter, {
    nothingToDo: "Nothing to do: it is there already, as it would be added.",
    next: (receipt) => addedSteps(project, feature, receipt),
  });
  if (flags.json) data(receiptJson(receipt));
  return receipt.packages.failed === null ? code : exitCode.failure;
}
