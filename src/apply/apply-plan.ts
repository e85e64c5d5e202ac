// Makes a plan real: files first, all or none; then packages; then the app's formatter.
import type { PackageManagerName, Plan, Project, Receipt } from "../types.ts";
import { checkTargets, type Target } from "./check-targets.ts";
import { fingerprint } from "./fingerprint.ts";
import { type FormatOptions, formatFiles } from "./format-files.ts";
import { installPackages } from "./install-packages.ts";
import { type Journal, saveJournal } from "./journal.ts";
import { recoverLocked } from "./recover-run.ts";
import { replaceFile, siblingOf } from "./replace-file.ts";
import { withLock } from "./with-lock.ts";
import { writeChanges } from "./write-changes.ts";

export interface ApplyOptions {
  packages: "install" | "skip";
  packageManager: PackageManagerName;
  formatter: Project["formatter"];
  workspaceRoot: string | null;
  /** Aborting while files are written puts every one back and throws Interrupted; later it stops the installer. */
  signal?: AbortSignal;
  /** Called before the next step begins, in the user's words. */
  onStep?: (text: string) => void;
}

/** Throws CliError with nothing written; a failed install or format is told in the receipt instead. */
export async function applyPlan(plan: Plan, options: ApplyOptions): Promise<Receipt> {
  const { root, changes } = plan;
  const receipt: Receipt = {
    root,
    run: null,
    created: changes.filter((change) => change.before === null).map((change) => change.path),
    changed: changes.filter((change) => change.before !== null).map((change) => change.path),
    packages: { installed: [], skipped: [], failed: null },
    formatted: [],
    manual: plan.manual,
    notes: [...plan.notes],
  };
  if (changes.length === 0) {
    receipt.packages = await settlePackages(plan, options);
    return receipt;
  }
  await withLock(root, async () => {
    await recoverLocked(root);
    const targets = await checkTargets(plan);
    const journal = await writeChanges(root, targets, options);
    receipt.run = journal.run;
    receipt.packages = await settlePackages(plan, options);
    if (receipt.packages.installed.length > 0) {
      journal.packages.installed = receipt.packages.installed;
      await saveJournal(root, journal);
    }
    await format(root, targets.files, journal, receipt, options).catch((error: unknown) => {
      receipt.notes.push(`Formatting stopped: ${error instanceof Error ? error.message : String(error)}`);
    });
  });
  return receipt;
}

async function settlePackages(plan: Plan, options: ApplyOptions): Promise<Receipt["packages"]> {
  if (options.packages === "install") return installPackages(plan.root, plan.packages, options);
  const skipped = plan.packages.map((need) => `${need.name}@${need.range}`);
  return { installed: [], skipped, failed: null };
}

/** The journal learns each file's formatted bytes before they are written, so that undo knows them. */
async function format(
  root: string,
  targets: Target[],
  journal: Journal,
  receipt: Receipt,
  options: FormatOptions & Pick<ApplyOptions, "onStep">,
): Promise<void> {
  if (options.formatter) options.onStep?.(`Formatting with ${options.formatter}`);
  const files = targets.map(({ path, before, after }) => ({
    path,
    before: before?.bytes.toString("utf8") ?? null,
    after,
  }));
  const { texts, note } = await formatFiles(root, files, options);
  if (note) receipt.notes.push(note);
  if (texts.size === 0) return;
  for (const [index, file] of journal.files.entries()) {
    const text = texts.get(targets[index]?.path ?? "");
    if (text !== undefined) file.formatted = fingerprint(text);
  }
  await saveJournal(root, journal);
  for (const [index, target] of targets.entries()) {
    const bytes = texts.get(target.path);
    if (bytes === undefined) continue;
    const sibling = siblingOf(target.file, journal.run, index);
    await replaceFile({ target: target.file, bytes, keep: target.before, sibling });
    receipt.formatted.push(target.path);
  }
}
