// The main job: detect, ask, plan, preview, apply, report. Nothing is written before one yes.
import { relative } from "node:path";
import { type Asked, askChoices } from "../ask/ask-choices.ts";
import { equivalentCommand } from "../ask/equivalent-command.ts";
import type { Prompter } from "../ask/prompter.ts";
import { closedPaths } from "../ask/route-offers.ts";
import { capabilities } from "../capabilities.ts";
import { loadConfig } from "../config.ts";
import { keepConfig } from "../edits/config-file.ts";
import { readGate } from "../edits/gate/read-gate.ts";
import { type ExitCode, exitCode, Interrupted } from "../errors.ts";
import { features } from "../features/index.ts";
import { clerkEnvironment } from "../features/parts/clerk-environment.ts";
import { readTypes } from "../features/session-types/read-types.ts";
import { makePlan } from "../plan/make-plan.ts";
import { planJson, receiptJson } from "../report/json.ts";
import { nextSteps } from "../report/next-steps.ts";
import { previewText } from "../report/preview-text.ts";
import { data, say } from "../report/print.ts";
import type { PackageNeed, Plan, Project } from "../types.ts";
import { carryOut } from "./carry-out.ts";
import type { CommandInput } from "./command.ts";
import { findFolder } from "./find-folder.ts";
import { gateToday } from "./gate-today.ts";
import { openProject } from "./open-project.ts";
import { prompterFor } from "./prompter-for.ts";

export async function init(input: CommandInput): Promise<ExitCode> {
  const prompter = await prompterFor(input);
  const { folder, origin } = await findFolder(input, prompter);
  const done = setUp(input, folder, prompter);
  if (origin === "found") return done;
  return done.catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error;
    throw new Interrupted(`Cancelled. The new app in ${folder} stays; nothing was added to it.`);
  });
}

async function setUp(input: CommandInput, folder: string, prompter: Prompter | null): Promise<ExitCode> {
  const { flags, looks, signal } = input;
  const project = await openProject(folder, input);

  prompter?.open(titleOf(project));
  // A guess needs somebody who confirms it: generate-types --from-types asks.
  const typed = readTypes(project);
  const asked = await askChoices(project, flags, {
    existing: loadConfig(project.read),
    today: gateToday(project),
    typed: { claims: typed.claims, metadata: typed.declared },
    features,
    prompter,
  });
  const plan = await planFor(project, asked);
  stopIfAborted(signal);
  const from = relative(input.cwd, project.root);
  const sayAgain = () => {
    if (!prompter) return;
    say(`\nThe same without questions:\n  ${equivalentCommand(from || null, asked.words)}`);
  };
  if (flags.dryRun) {
    data(flags.json ? planJson(plan) : previewText(plan, looks.stdout));
    sayAgain();
    return exitCode.done;
  }
  const receipt = await carryOut(plan, project, input, prompter, {
    nothingToDo: "Everything is set up as clerk-sessions.json says.",
    next: (receipt) => [
      ...(from ? [`Go to the app: cd ${from}`] : []),
      ...nextSteps(project, asked, receipt, clerkEnvironment(project)),
    ],
  });
  if (flags.json) data(receiptJson(receipt));
  sayAgain();
  return receipt.packages.failed === null ? exitCode.done : exitCode.failure;
}

/** What was found, so that a wrong folder shows before the first question. */
function titleOf({ name, next, clerk, routers, gate }: Project): string {
  const parts = [
    name,
    `Next.js ${next.version}`,
    routers.map((router) => (router === "app" ? "App Router" : "Pages Router")).join(" and "),
    clerk ? `Clerk ${clerk.version}` : "no Clerk yet",
    gate.file ?? "no gate yet",
  ];
  return parts.filter(Boolean).join(" · ");
}

async function planFor(project: Project, choices: Asked): Promise<Plan> {
  const chosen = features.filter((feature) => choices.features.includes(feature.id));
  const edits = await Promise.all(chosen.map((feature) => feature.edits(project, choices)));
  const { clerkInstall } = capabilities(project);
  const clerk: PackageNeed[] = clerkInstall
    ? [{ name: "@clerk/nextjs", range: clerkInstall, dev: false, why: "Clerk's SDK for Next.js" }]
    : [];
  const plan = await makePlan(project, [keepConfig(choices.config, project), ...edits.flat()], {
    packages: [...clerk, ...chosen.flatMap((feature) => feature.packages(project, choices))],
    notes: [...project.warnings, ...choices.notes],
  });
  return { ...plan, notes: [...plan.notes, ...notesOnGate(project, choices, plan)] };
}

/** Where no gate stops anybody today, people must hear what closes, or that nothing does. Later runs need not say it. */
function notesOnGate(project: Project, { config, features: chosen }: Asked, plan: Plan): string[] {
  const stopsNobody = ["none", "no-handler", "intl-only"].includes(readGate(project).kind);
  const paths = stopsNobody && !loadConfig(project.read) ? closedPaths(project, config) : [];
  if (paths.length === 0) return [];
  const named = paths.slice(0, 12).join(", ") + (paths.length > 12 ? ` and ${paths.length - 12} more` : "");
  const gate = project.gate.file ?? project.gate.expected;
  const isByHand = plan.manual.some(({ path }) => path === gate);
  if (config.strategy === "resource" || !chosen.includes("gate") || isByHand) {
    return [`No gate refuses anybody: ${named} stay open unless their own code checks the session.`];
  }
  return [`From now on these need a session: ${named}. Name what shall stay open with --public.`];
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Interrupted();
}
