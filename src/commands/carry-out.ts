// From a plan to a receipt, the same for every command that writes: preview, one yes, apply, report.
import { applyPlan } from "../apply/apply-plan.ts";
import type { Prompter } from "../ask/prompter.ts";
import { Interrupted, UsageError } from "../errors.ts";
import { previewText } from "../report/preview-text.ts";
import { say } from "../report/print.ts";
import { receiptText } from "../report/receipt-text.ts";
import type { Plan, Project, Receipt } from "../types.ts";
import type { CommandInput, GlobalFlags } from "./command.ts";

interface Words {
  /** Said between the preview and the question. */
  remarks?: string;
  /** What there is to do afterwards, one sentence each. */
  next(receipt: Receipt): string[];
  /** Said when everything is as it should be already. */
  nothingToDo: string;
}

/**
 * Asks for the yes, unless there is nothing to write.
 * @throws Interrupted when the answer is no; UsageError when there is nobody to ask
 */
export async function carryOut(
  plan: Plan,
  project: Project,
  input: CommandInput,
  prompter: Prompter | null,
  words: Words,
): Promise<Receipt> {
  const { flags, looks, signal } = input;
  const isDone = summary(plan, flags) === "";
  if (!flags.json || prompter) say(previewText(plan, looks.stderr));
  if (words.remarks && !flags.json) say(`\n${words.remarks}`);
  if (!isDone) await confirmPlan(plan, input, prompter);

  const receipt = await applyPlan(plan, {
    packages: flags.install === false ? "skip" : "install",
    packageManager: project.packageManager.name,
    formatter: project.formatter,
    workspaceRoot: project.workspaceRoot,
    signal,
    // The receipt names every file; what takes time is said while it happens.
    onStep: (text) =>
      (flags.verbose || !/^(Prepared|Created|Wrote|Record(ed|ing)) /.test(text)) && say(`${text} …`),
  });
  if (flags.json) return receipt;
  if (isDone && plan.manual.length > 0) say("Nothing else to do here: what is left is yours to do by hand.");
  else if (isDone) say(words.nothingToDo);
  else say(receiptText(withoutSaid(receipt, plan), { ...looks.stderr, next: words.next(receipt) }));
  return receipt;
}

/** The preview has said its notes a moment ago. */
function withoutSaid(receipt: Receipt, { notes }: Plan): Receipt {
  return { ...receipt, notes: receipt.notes.filter((note) => !notes.includes(note)) };
}

async function confirmPlan(
  plan: Plan,
  { flags, signal }: CommandInput,
  prompter: Prompter | null,
): Promise<void> {
  if (!flags.yes) {
    const what = summary(plan, flags);
    if (!prompter) {
      throw new UsageError(
        `This run would ${what}, and there is nobody to ask.`,
        "Pass --yes to go ahead, or --dry-run to look.",
      );
    }
    const isConfirmed = await prompter.confirm({
      message: `${what[0]?.toUpperCase()}${what.slice(1)}?`,
      initial: "no",
    });
    if (!isConfirmed) throw new Interrupted();
  }
  if (signal.aborted) throw new Interrupted();
}

/** Empty when there is nothing to do: `create 9 files, change 2 and install 1 package`. */
function summary({ changes, packages }: Plan, { install }: GlobalFlags): string {
  const created = changes.filter((change) => change.before === null).length;
  const count = (verb: string, number: number, noun: string) =>
    number > 0 ? [`${verb} ${number} ${noun}${number === 1 ? "" : "s"}`] : [];
  const parts = [
    ...count("create", created, "file"),
    ...count("change", changes.length - created, "file"),
    ...count("install", install === false ? 0 : packages.length, "package"),
  ];
  return parts.join(", ").replace(/, (?=[^,]*$)/, " and ");
}
