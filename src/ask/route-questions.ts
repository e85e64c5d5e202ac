// The questions about who may reach which path.
import { valueProblem } from "../config/value-problem.ts";
import type { Answers } from "./answers.ts";
import * as defaults from "./defaults.ts";
import { pickPaths } from "./pick-paths.ts";
import type { Question } from "./question.ts";
import { listWords, readList, readOneOf } from "./read-flags.ts";
import { authOffers, pageOffers, sectionOffers } from "./route-offers.ts";
import { ruleFor } from "./rule-for.ts";

export const defaultAccess: Question<Answers["default"]> = {
  group: "Routes",
  configKey: "routes.default",
  flags: [
    {
      name: "default",
      spec: "--default <access>",
      help: "paths that nothing else names: signed-in or public (default: signed-in)",
    },
  ],
  fromFlags: (flags) => readOneOf("--default", flags.default, ["signed-in", "public"]),
  fromConfig: (config) => config.routes.default,
  fallback: defaults.defaultAccess,
  prompt: (_, initial, prompter) =>
    prompter.select({
      message: "Who may reach a path that no rule names?",
      options: [
        { value: "signed-in", label: "Signed-in users", hint: "recommended: what you forget stays closed" },
        { value: "public", label: "Everyone", hint: "only listed paths are protected" },
      ],
      initial,
    }),
  toFlags: (answer) => ["--default", answer],
};

export const publicPaths: Question<string[]> = {
  group: "Routes",
  configKey: "routes.public",
  flags: [
    {
      name: "public",
      spec: "--public <path...>",
      help: "paths open to everyone, or none (default: /, sign-in, sign-up, /api/webhooks/:path*)",
    },
  ],
  fromFlags: (flags, facts) => {
    const typed = readList("--public", flags.public, valueProblem.pattern);
    return typed && [...new Set([...typed, ...authOffers(facts.project)])];
  },
  fromConfig: (config) => config.routes.public,
  fallback: defaults.defaultPublic,
  async prompt(facts, initial, prompter) {
    const always = authOffers(facts.project);
    const picked = await pickPaths(prompter, {
      message: "Which paths are open to everyone? (Sign-in and sign-up always are.)",
      offers: pageOffers(facts.project),
      initial: initial.filter((path) => !always.includes(path)),
      hints: { "/": "home page", "/api/webhooks/:path*": "verified by signature, not by session" },
    });
    return [...picked, ...always];
  },
  toFlags: (answer, facts) =>
    listWords(
      "--public",
      answer.filter((path) => !authOffers(facts.project).includes(path)),
    ),
};

export const signedInPaths: Question<string[]> = {
  group: "Routes",
  configKey: "routes.rules",
  flags: [
    {
      name: "signedIn",
      spec: "--signed-in <path...>",
      help: "paths for signed-in users; needed only with --default public",
    },
  ],
  fromFlags: (flags) => readList("--signed-in", flags.signedIn, valueProblem.pattern),
  fromConfig: (config) => ruleFor("signedIn", config.routes.rules)?.match ?? [],
  fallback: defaults.defaultSignedIn,
  async prompt(facts, initial, prompter) {
    if (facts.soFar.default !== "public") return initial;
    const message = "Which paths are for signed-in users?";
    return pickPaths(prompter, { message, offers: sectionOffers(facts.project), initial });
  },
  toFlags: (answer) => listWords("--signed-in", answer),
};
