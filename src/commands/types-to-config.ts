// `generate-types --from-types`: what a hand-written clerk.d.ts says becomes clerk-sessions.json.
import type { Prompter } from "../ask/prompter.ts";
import { claims as claimsQuestion } from "../ask/token-questions.ts";
import { globalInterfaces } from "../claims/global-interfaces.ts";
import { typeProblem } from "../claims/type-problem.ts";
import { type Config, configFile, parseConfig } from "../config.ts";
import { keepConfig } from "../edits/config-file.ts";
import { CliError, type ExitCode, exitCode } from "../errors.ts";
import { features } from "../features/index.ts";
import { readTypes, type TypesReading } from "../features/session-types/read-types.ts";
import { makePlan } from "../plan/make-plan.ts";
import { bulletsText } from "../report/bullets-text.ts";
import { planJson, receiptJson } from "../report/json.ts";
import type { Look } from "../report/look.ts";
import { previewText } from "../report/preview-text.ts";
import { data, say } from "../report/print.ts";
import type { Project } from "../types.ts";
import { carryOut } from "./carry-out.ts";
import type { CommandInput } from "./command.ts";
import { openProject } from "./open-project.ts";
import { prompterFor } from "./prompter-for.ts";
import { refuseClaims } from "./refuse-claims.ts";
import { repairTypes } from "./repair-types.ts";
import { type SettledConfig, settleConfig } from "./settle-config.ts";

export async function typesToConfig(input: CommandInput): Promise<ExitCode> {
  const { flags, looks } = input;
  const project = await openProject(input.cwd, input);
  if (project.typesFiles.length === 0) {
    throw new CliError(`No file in ${project.root} declares Clerk's global interfaces.`, {
      hint: "There is nothing to read back. Run create-clerk-sessions to choose claims, roles and metadata.",
    });
  }
  const prompter = await prompterFor(input);
  // What generate-types would repair counts as repaired: it is what their owner meant.
  const repair = await repairTypes(project, null);
  const reading = readTypes(repair.project);
  const typed = typedClaims(project, input);
  const guesses = await confirmGuesses(reading, Object.keys(typed), prompter, looks.stderr);
  const guessed = Object.fromEntries(guesses.map((one) => [one.name, one.template]));
  const claims = { ...reading.claims, ...guessed, ...typed };
  const config = withTypes(await settleConfig(project), reading, claims);
  const plan = await makePlan(project, [keepConfig(config, project)], {
    packages: [],
    notes: [
      ...repair.findings
        .filter(({ severity, fix }) => severity === "error" && fix.length === 0)
        .map(({ file, message, advice }) => [file && `${file}:`, message, advice].filter(Boolean).join(" ")),
      ...(prompter ? [] : guesses.map(guessText)),
      ...leftOut(project, reading, claims),
      ...refuseClaims(config),
    ],
  });
  if (flags.dryRun) {
    data(flags.json ? planJson(plan) : previewText(plan, looks.stdout));
    return exitCode.done;
  }
  const receipt = await carryOut(plan, project, input, prompter, {
    nothingToDo: `${configFile} says what the types say already.`,
    next: () => [
      `Compare sessionToken.claims in ${configFile} with Clerk's Dashboard, Sessions, Customize session token.`,
      "Then let the file lead:\nnpx create-clerk-sessions generate-types",
    ],
  });
  if (flags.json) data(receiptJson(receipt));
  return exitCode.done;
}

type Claims = Config["sessionToken"]["claims"];

function typedClaims(project: Project, { flags }: CommandInput): Claims {
  const facts = { project, features, existing: null, today: null, soFar: {}, typeProblem };
  return claimsQuestion.fromFlags(flags, facts) ?? {};
}

/** Without anybody to ask, guesses are taken: each is named in the preview, with its reason. */
async function confirmGuesses(
  { guessed }: TypesReading,
  typed: string[],
  prompter: Prompter | null,
  { columns }: Look,
): Promise<TypesReading["guessed"]> {
  const offers = guessed.filter(({ name }) => !typed.includes(name));
  if (!prompter || offers.length === 0) return offers;
  say(bulletsText(offers.map(guessText), columns, "marked").join("\n"));
  const picked = await prompter.multiselect({
    message: "Types do not say what Clerk puts into a claim. Which of these are right?",
    options: {
      "": offers.map(({ name, template }) => ({
        value: name,
        label: `${name} = ${JSON.stringify(template)}`,
      })),
    },
    initial: offers.map(({ name }) => name),
  });
  return offers.filter(({ name }) => picked.includes(name));
}

const guessText = ({ name, template, because }: TypesReading["guessed"][number]) =>
  `${name} is taken to be ${JSON.stringify(template)}: ${because}.`;

function leftOut(project: Project, { open, guessed }: TypesReading, claims: Claims): string[] {
  const unknown = open.filter(({ name }) => !Object.hasOwn(claims, name));
  const refused = guessed.filter(({ name }) => !Object.hasOwn(claims, name));
  const [missing] = [...unknown.filter(({ name }) => isClaim(project, name)), ...refused];
  return [
    ...unknown.map(({ name, reason }) => `${name} is left out: ${reason}.`),
    ...refused.map(({ name }) => `${name} is left out, as you said.`),
    ...(missing
      ? [
          `What is left out stays in the types as it is. To take in a claim: --claim '${missing.name}={{…}}' with the value that Clerk's Dashboard shows for it.`,
        ]
      : []),
  ];
}

/** What is left open is named by its claim, or as `Interface.member`, or by its file. */
function isClaim(project: Project, name: string): boolean {
  return !globalInterfaces.some((one) => name.startsWith(`${one}.`)) && !project.typesFiles.includes(name);
}

/** The types lead where both say something; what only the file says stays. Nothing is invented where neither does. */
function withTypes({ config, origin }: SettledConfig, reading: TypesReading, claims: Claims): Config {
  const { roles, permissions } = reading.authorization;
  const kept = origin === "file" ? config.authorization : { roles: [], permissions: [] };
  return parseConfig(
    {
      ...config,
      authorization: {
        roles: roles.length > 0 ? roles : kept.roles,
        permissions: permissions.length > 0 ? permissions : kept.permissions,
      },
      sessionToken: { claims: { ...config.sessionToken.claims, ...claims } },
      metadata: { ...config.metadata, ...reading.metadata, ...withoutRefused(reading, claims) },
    },
    "What the types say",
  );
}

/** A claim that is not what it was taken for says nothing of the metadata either. */
function withoutRefused({ guessed, declared }: TypesReading, claims: Claims): Partial<Config["metadata"]> {
  const refused = guessed.flatMap(({ name, template, describes }) =>
    describes !== null && claims[name] !== template ? [describes] : [],
  );
  return Object.fromEntries(refused.map((key) => [key, declared[key]]));
}
