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
import { planJson, receiptJson } from "../report/json.ts";
import { previewText } from "../report/preview-text.ts";
import { data } from "../report/print.ts";
import type { Project } from "../types.ts";
import { carryOut } from "./carry-out.ts";
import type { CommandInput } from "./command.ts";
import { openProject } from "./open-project.ts";
import { prompterFor } from "./prompter-for.ts";
import { settleConfig } from "./settle-config.ts";

export async function typesToConfig(input: CommandInput): Promise<ExitCode> {
  const { flags, looks } = input;
  const project = await openProject(input.cwd, input);
  if (project.typesFiles.length === 0) {
    throw new CliError(`No file in ${project.root} declares Clerk's global interfaces.`, {
      hint: "There is nothing to read back. Run create-clerk-sessions to choose claims, roles and metadata.",
    });
  }
  const prompter = await prompterFor(input);
  const reading = readTypes(project);
  const typed = typedClaims(project, input);
  const guesses = await confirmGuesses(reading, Object.keys(typed), prompter);
  const claims = {
    ...reading.claims,
    ...Object.fromEntries(guesses.map((one) => [one.name, one.template])),
    ...typed,
  };
  const config = withTypes((await settleConfig(project)).config, reading, claims);
  const open = reading.open.filter(({ name }) => !Object.hasOwn(typed, name));
  const refused = reading.guessed.filter(({ name }) => !Object.hasOwn(claims, name));
  const [missing] = [...open.filter(({ name }) => isClaim(project, name)), ...refused];
  const plan = await makePlan(project, [keepConfig(config, project)], {
    packages: [],
    notes: [
      ...guesses.map(
        ({ name, template, because }) => `${name} is taken to be ${JSON.stringify(template)}: ${because}.`,
      ),
      ...open.map(({ name, reason }) => `${name} is left out: ${reason}.`),
      ...(missing
        ? [
            `Claims that are left out stay in the types as they are. To take one in: --claim '${missing.name}={{…}}' with the value that Clerk's Dashboard shows for it.`,
          ]
        : []),
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

function typedClaims(project: Project, { flags }: CommandInput): Config["sessionToken"]["claims"] {
  const facts = { project, features, existing: null, today: null, soFar: {}, typeProblem };
  return claimsQuestion.fromFlags(flags, facts) ?? {};
}

/** Without anybody to ask, guesses are taken: each is named in the preview, with its reason. */
async function confirmGuesses(
  { guessed }: TypesReading,
  typed: string[],
  prompter: Prompter | null,
): Promise<TypesReading["guessed"]> {
  const offers = guessed.filter(({ name }) => !typed.includes(name));
  if (!prompter || offers.length === 0) return offers;
  const picked = await prompter.multiselect({
    message: "Types do not say what Clerk puts into a claim. Which of these are right?",
    options: {
      "": offers.map(({ name, template, because }) => ({
        value: name,
        label: `${name} = ${JSON.stringify(template)}`,
        hint: because,
      })),
    },
    initial: offers.map(({ name }) => name),
  });
  return offers.filter(({ name }) => picked.includes(name));
}

/** What is left open is named by its claim, or as `Interface.member`, or by its file. */
function isClaim(project: Project, name: string): boolean {
  return !globalInterfaces.some((one) => name.startsWith(`${one}.`)) && !project.typesFiles.includes(name);
}

/** The types lead where both say something; what only the file says stays. */
function withTypes(
  config: Config,
  { metadata, authorization }: TypesReading,
  claims: Config["sessionToken"]["claims"],
): Config {
  const { roles, permissions } = authorization;
  return parseConfig(
    {
      ...config,
      authorization: {
        roles: roles.length > 0 ? roles : config.authorization.roles,
        permissions: permissions.length > 0 ? permissions : config.authorization.permissions,
      },
      sessionToken: { claims: { ...config.sessionToken.claims, ...claims } },
      metadata: { ...config.metadata, ...metadata },
    },
    "What the types say",
  );
}
