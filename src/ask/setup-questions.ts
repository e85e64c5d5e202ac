// The questions about what is set up at all.
import type { Answers } from "./answers.ts";
import { defaultFeatures } from "./defaults.ts";
import type { Option } from "./prompter.ts";
import type { Facts, Question } from "./question.ts";
import { readOneOf, refuse, suggest } from "./read-flags.ts";

const strategies: Option<Answers["strategy"]>[] = [
  { value: "both", label: "Gate and resources", hint: "recommended: stops early, checks for certain" },
  { value: "gate", label: "Gate only", hint: "proxy.ts or middleware.ts decides" },
  { value: "resource", label: "Resources only", hint: "every page, route and action checks itself" },
];

export const strategy: Question<Answers["strategy"]> = {
  group: "What to set up",
  configKey: "strategy",
  flags: [
    {
      name: "strategy",
      spec: "--strategy <where>",
      help: "where access is checked: gate, resource or both (default: both)",
    },
  ],
  fromFlags: (flags) => readOneOf("--strategy", flags.strategy, ["gate", "resource", "both"]),
  fromConfig: (config) => config.strategy,
  fallback: () => "both",
  prompt: (_, initial, prompter) =>
    prompter.select({ message: "Where shall access be checked?", options: strategies, initial }),
  toFlags: (answer) => ["--strategy", answer],
};

export const featuresQuestion: Question<string[]> = {
  group: "What to set up",
  configKey: null,
  flags: [
    {
      name: "add",
      spec: "--add <feature...>",
      help: "examples to add: all, none, or their names (default: all but jwt-* in a fresh app, else none)",
    },
    { name: "skip", spec: "--skip <feature...>", help: "leave out parts that are set up otherwise" },
  ],
  fromFlags(flags, facts) {
    if (flags.add === undefined && flags.skip === undefined) return undefined;
    const start = defaultFeatures(facts);
    const chosen = new Set(
      flags.add === undefined ? start : start.filter((id) => kindOf(facts, id) === "core"),
    );
    for (const id of wanted(facts, flags.add ?? [])) chosen.add(id);
    for (const id of flags.skip ?? []) {
      refuseUnknown("--skip", id, facts);
      chosen.delete(id);
    }
    return inOrder(facts, [...chosen]);
  },
  fromConfig: () => undefined,
  fallback: defaultFeatures,
  async prompt(facts, initial, prompter) {
    const available = facts.features.filter((feature) => feature.unavailable(facts.project) === null);
    const options = (kind: "core" | "example") =>
      available
        .filter((feature) => feature.kind === kind)
        .map(({ id, title }) => ({ value: id, label: id, hint: title.replace(/ \(.*\)$/, "") }));
    const picked = await prompter.multiselect({
      message: "What shall be set up?",
      options: { "The set-up": options("core"), "Examples to start from": options("example") },
      initial,
    });
    return inOrder(facts, picked);
  },
  toFlags(answer, facts) {
    const start = defaultFeatures(facts);
    const examples = answer.filter((id) => kindOf(facts, id) === "example");
    const skipped = start.filter((id) => kindOf(facts, id) === "core" && !answer.includes(id));
    const usual = start.filter((id) => kindOf(facts, id) === "example");
    const same = usual.length === examples.length && usual.every((id) => examples.includes(id));
    return [
      ...(same ? [] : ["--add", ...(examples.length > 0 ? examples : ["none"])]),
      ...(skipped.length > 0 ? ["--skip", ...skipped] : []),
    ];
  },
};

export const envLocal: Question<boolean> = {
  group: "What to set up",
  configKey: null,
  flags: [
    {
      name: "envLocal",
      spec: "--env-local",
      help: "also add the sign-in URLs to .env.local; keys that are there stay as they are",
    },
  ],
  fromFlags: (flags) => flags.envLocal,
  fromConfig: () => undefined,
  fallback: () => false,
  prompt: (_, initial, prompter) =>
    prompter.confirm({
      message: "Add the URLs of the sign-in pages to .env.local? Without them Clerk shows its hosted pages.",
      initial: initial ? "yes" : "no",
    }),
  toFlags: (answer) => (answer ? ["--env-local"] : []),
};

function wanted(facts: Facts, names: string[]): string[] {
  const available = facts.features.filter(
    (one) => one.kind === "example" && one.unavailable(facts.project) === null,
  );
  return names.flatMap((name) => {
    if (name === "none") return [];
    if (name === "all") return available.map((feature) => feature.id);
    refuseUnknown("--add", name, facts);
    const reason = facts.features.find((feature) => feature.id === name)?.unavailable(facts.project) ?? null;
    refuse("--add", name, reason === null ? null : `cannot be set up here: ${reason.replace(/\.$/, "")}`);
    return [name];
  });
}

function refuseUnknown(flag: string, name: string, facts: Facts): void {
  const ids = facts.features.map((feature) => feature.id);
  const near = suggest(name, ids) || `; there are ${ids.join(", ")}`;
  refuse(flag, name, ids.includes(name) ? null : `is not a feature${near}`);
}

const kindOf = (facts: Facts, id: string) => facts.features.find((feature) => feature.id === id)?.kind;

const inOrder = (facts: Facts, ids: string[]) =>
  facts.features.map((feature) => feature.id).filter((id) => ids.includes(id));
