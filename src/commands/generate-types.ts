// Brings types and JWT templates in line with clerk-sessions.json, once or whenever it changes; `--check` only looks.
import { join } from "node:path";
import { configFile } from "../config.ts";
import { CliError, type ExitCode, exitCode, Interrupted, UsageError } from "../errors.ts";
import { errorText } from "../report/error-text.ts";
import { previewText } from "../report/preview-text.ts";
import { data, say } from "../report/print.ts";
import { typesJson } from "../report/types-json.ts";
import { typesText } from "../report/types-text.ts";
import type { Finding, Plan, Project } from "../types.ts";
import { carryOut } from "./carry-out.ts";
import type { CommandInput } from "./command.ts";
import { openProject } from "./open-project.ts";
import { planTypes, type TypesPlan } from "./plan-types.ts";
import { prompterFor } from "./prompter-for.ts";

export async function generateTypes(input: CommandInput): Promise<ExitCode> {
  const { check, watch, fromTypes, claim, dryRun } = input.flags;
  refuseTogether({ "--check": check, "--watch": watch, "--from-types": fromTypes });
  refuseTogether({ "--watch": watch, "--dry-run": dryRun });
  if (claim && !fromTypes) {
    throw new UsageError(
      "--claim belongs to --from-types.",
      `To change a claim, edit sessionToken.claims in ${configFile}.`,
    );
  }
  if (fromTypes) return (await import("./types-to-config.ts")).typesToConfig(input);
  if (check || dryRun) return look(input);
  if (watch) await agreeToWatch(input);
  const project = await openProject(input.cwd, input);
  // Who agreed to the watching is not asked about its first round.
  const agreed: CommandInput = watch ? { ...input, flags: { ...input.flags, yes: true } } : input;
  const done = await regenerate(project, agreed, "first");
  return watch ? follow(project, agreed) : done;
}

async function regenerate(project: Project, input: CommandInput, time: "first" | "again"): Promise<ExitCode> {
  const { flags, looks } = input;
  const work = await planTypes(project);
  const { plan, remarks } = work;
  const receipt = await carryOut(plan, project, input, await prompterFor(input), {
    remarks: typesText(time === "first" ? remarks : { ...remarks, size: null }, looks.stderr),
    nothingToDo: isWrong(work)
      ? "No file needs a change, but see above."
      : "Types and templates are up to date.",
    next: () => (time === "first" ? nextSteps(work, project) : []),
  });
  if (flags.json) data(typesJson(plan, remarks, receipt.run));
  return isWrong(work) ? exitCode.failure : exitCode.done;
}

/** Nothing is written. With `--check` pending changes are a failure. */
async function look(input: CommandInput): Promise<ExitCode> {
  const { flags, looks } = input;
  const project = await openProject(input.cwd, { ...input, flags: { ...flags, dryRun: true } });
  const work = await planTypes(project);
  const { plan, remarks } = work;
  if (flags.json) data(typesJson(plan, remarks, null));
  else data(`${previewText(plan, looks.stdout)}\n${typesText(remarks, looks.stdout)}`);
  if (!flags.check) return exitCode.done;
  const stale = plan.changes.map(({ path }) => path);
  if (stale.length > 0) {
    say(`${stale.join(", ")} ${stale.length === 1 ? "is" : "are"} not what ${configFile} leads to.`);
    say("Run: npx create-clerk-sessions generate-types");
  } else if (!isWrong(work)) say(`Types and templates are what ${configFile} leads to.`);
  return stale.length > 0 || isWrong(work) ? exitCode.failure : exitCode.done;
}

/** One yes, or `--yes`, stands for every regeneration, whether there is something to write at the start or not. */
async function agreeToWatch(input: CommandInput): Promise<void> {
  if (input.flags.yes) return;
  const prompter = await prompterFor(input);
  if (!prompter) {
    throw new UsageError("--watch would write without asking.", "Pass --yes to let it.");
  }
  const message = `Write the types whenever ${configFile} changes, without asking again?`;
  if (!(await prompter.confirm({ message, initial: "no" }))) throw new Interrupted();
}

async function follow(project: Project, input: CommandInput): Promise<ExitCode> {
  const { watchFile } = await import("../detect/watch-file.ts");
  say(`Watching ${configFile}. Ctrl-C ends it.`);
  for await (const _ of watchFile(join(project.root, configFile), input.signal)) {
    try {
      await regenerate(await openProject(project.root, input), input, "again");
    } catch (error) {
      // A file that is half written, or wrong for now: its owner sees why and goes on.
      if (!(error instanceof CliError)) throw error;
      say(errorText(error, { ...input.looks.stderr, verbose: input.flags.verbose === true }));
    }
  }
  return exitCode.interrupted;
}

/** Is something left that only the app's owner can put right? */
function isWrong({ plan, remarks }: TypesPlan): boolean {
  const byHand = remarks.findings.filter(({ severity, fix }) => severity === "error" && fix.length === 0);
  return plan.manual.length > 0 || byHand.length > 0;
}

function nextSteps({ config, remarks, plan }: TypesPlan, project: Project): string[] {
  const claims = Object.entries(config.sessionToken.claims);
  const manager = project.packageManager.name;
  const places = remarks.reads.filter(({ severity }: Finding) => severity === "warning").length;
  const templates = templatesOf(plan);
  return [
    ...(claims.length > 0
      ? [
          `In Clerk's Dashboard, Sessions, Customize session token, this should stand:\n${JSON.stringify(config.sessionToken.claims, null, 2)}`,
        ]
      : []),
    ...(templates.length > 0
      ? [`In Clerk's Dashboard, JWT templates, bring these in line: ${templates.join(", ")}.`]
      : []),
    ...(places > 0 ? [`Go through the ${places === 1 ? "place" : `${places} places`} named above.`] : []),
    `In CI, this fails when somebody forgets to regenerate:\n${runner[manager]} create-clerk-sessions generate-types --check`,
  ];
}

const runner = { npm: "npx", pnpm: "pnpm dlx", yarn: "yarn dlx", bun: "bunx" } as const;

const templatesOf = ({ changes }: Plan): string[] =>
  changes.map(({ path }) => path).filter((path) => path.startsWith("jwt-templates/"));

function refuseTogether(flags: Record<string, boolean | undefined>): void {
  const given = Object.keys(flags).filter((name) => flags[name]);
  if (given.length > 1) throw new UsageError(`${given.join(" and ")} exclude each other.`);
}
