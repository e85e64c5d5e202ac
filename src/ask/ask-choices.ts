// What does the user want? Flags decide, then clerk-sessions.json, then what the gate does today, then the default;
// with a prompter every question that no flag answers is asked.
import { typeProblem } from "../claims/type-problem.ts";
import type { Config } from "../config.ts";
import type { Choices, Project } from "../types.ts";
import type { Answers, Flags } from "./answers.ts";
import { assembleChoices } from "./assemble-choices.ts";
import type { Prompter } from "./prompter.ts";
import type { Facts, Feature, GateToday } from "./question.ts";
import { questionKeys, questions } from "./questions.ts";

export interface AskContext {
  existing: Config | null;
  today: GateToday | null;
  typed?: Facts["typed"];
  /** The whole catalogue. */
  features: Feature[];
  /** null: nobody can be asked; flags and defaults decide. */
  prompter: Prompter | null;
}

export interface Asked extends Choices {
  /** Flags that give these choices without a prompt. */
  words: string[];
  /** What the user should hear about the choices. */
  notes: string[];
}

export async function askChoices(project: Project, flags: Flags, context: AskContext): Promise<Asked> {
  const { existing, today, typed, features } = context;
  const facts: Facts = {
    ...{ project, features, existing, today, soFar: {}, typeProblem },
    ...(typed ? { typed } : {}),
  };
  const prompter = (await keepsFile(context)) ? null : context.prompter;
  for (const key of questionKeys) {
    // Examples are not kept in the file: they are asked for each time.
    await answer(key, facts, flags, key === "features" ? context.prompter : prompter);
  }
  const answers = complete(facts.soFar);
  const { choices, notes } = assembleChoices(answers, facts);
  return { ...choices, notes, words: questionKeys.flatMap((key) => wordsFor(key, answers, facts)) };
}

async function answer<Key extends keyof Answers>(
  key: Key,
  facts: Facts,
  flags: Flags,
  prompter: Prompter | null,
): Promise<void> {
  const question = questions[key];
  const typed = question.fromFlags(flags, facts);
  const initial = typed ?? withoutFlags(key, facts);
  const asks = prompter !== null && typed === undefined;
  facts.soFar[key] = asks ? await question.prompt(facts, initial, prompter) : initial;
}

function withoutFlags<Key extends keyof Answers>(key: Key, facts: Facts): Answers[Key] {
  const question = questions[key];
  return (facts.existing ? question.fromConfig(facts.existing) : undefined) ?? question.fallback(facts);
}

/** No words for what a run without flags would choose anyway. */
function wordsFor<Key extends keyof Answers>(key: Key, answers: Answers, facts: Facts): string[] {
  const before = Object.fromEntries(
    questionKeys.slice(0, questionKeys.indexOf(key)).map((earlier) => [earlier, answers[earlier]]),
  );
  const usual = withoutFlags(key, { ...facts, soFar: before });
  const same = JSON.stringify(usual) === JSON.stringify(answers[key]);
  return same ? [] : questions[key].toFlags(answers[key], facts);
}

/** Someone who answered everything in an earlier run need not do so again. */
async function keepsFile({ existing, prompter }: AskContext): Promise<boolean> {
  if (!existing || !prompter) return false;
  const chosen = await prompter.select({
    message: "clerk-sessions.json holds your answers from an earlier run.",
    options: [
      { value: "keep", label: "Keep them" },
      { value: "ask", label: "Go through the questions again" },
    ],
    initial: "keep",
  });
  return chosen === "keep";
}

function complete(answers: Partial<Answers>): Answers {
  for (const key of questionKeys) {
    if (answers[key] === undefined) throw new Error(`The question "${key}" was left without an answer.`);
  }
  return answers as Answers;
}
