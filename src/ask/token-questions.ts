// The questions about what the session token carries and which other tokens there are.
import { shortcodes } from "../claims/shortcodes.ts";
import { valueProblem } from "../config/value-problem.ts";
import type { Json } from "../config.ts";
import { jwtProviders } from "./jwt-providers.ts";
import type { Facts, Question } from "./question.ts";
import { claimValue, claimWord, listWords, readList, readPairs, suggest } from "./read-flags.ts";

const providers = jwtProviders.map((provider) => provider.name);

export const claims: Question<Record<string, Json>> = {
  group: "Token",
  configKey: "sessionToken.claims",
  flags: [
    {
      name: "claim",
      spec: "--claim <name=template...>",
      help: "session token claims, e.g. 'email={{user.primary_email_address}}', or none",
    },
  ],
  fromFlags(flags) {
    const written = { flag: "--claim", form: "name=template" };
    const pairs = readPairs(written, flags.claim, (name) => valueProblem.claimName(name));
    return pairs && Object.fromEntries(pairs.map(([name, value]) => [name, claimValue(value)]));
  },
  fromConfig: (config) => config.sessionToken.claims,
  fallback: ({ typed }) => typed?.claims ?? {},
  async prompt(facts, initial, prompter) {
    const offers = claimOffers(facts, initial);
    const picked = await prompter.multiselect({
      message: "What shall the session token carry? (Each claim saves a call to Clerk.)",
      options: { "": offers.map(({ name, hint }) => ({ value: name, label: name, hint })) },
      initial: offers.filter((offer) => offer.ticked).map((offer) => offer.name),
    });
    return Object.fromEntries(
      offers.filter((offer) => picked.includes(offer.name)).map((offer) => [offer.name, offer.value]),
    );
  },
  toFlags: (answer) => {
    const words = Object.entries(answer).map(([name, value]) => `${name}=${claimWord(value)}`);
    return listWords("--claim", words);
  },
};

export const metadata: Question<Record<string, string>> = {
  group: "Token",
  configKey: "metadata.userPublic",
  flags: [
    {
      name: "metadata",
      spec: "--metadata <name=type...>",
      help: "fields of the users' public metadata, e.g. \"plan?='free' | 'pro'\", or none",
    },
  ],
  fromFlags(flags, facts) {
    const problemOf = (name: string, type: string) => valueProblem.property(name) ?? facts.typeProblem(type);
    const written = { flag: "--metadata", form: "name=type" };
    const pairs = readPairs(written, flags.metadata, problemOf);
    return pairs && Object.fromEntries(pairs);
  },
  fromConfig: (config) => config.metadata.userPublic ?? {},
  fallback: ({ typed }) => typed?.metadata.userPublic ?? {},
  async prompt(facts, initial, prompter) {
    const shape = { ...initial };
    for (;;) {
      const known = Object.keys(shape);
      const typed = await prompter.text({
        message:
          known.length === 0
            ? "A field of the users' public metadata, as name?=type. Enter for none."
            : `Public metadata: ${known.join(", ")}. Another field? Enter to go on.`,
        placeholder: "plan?='free' | 'pro'",
        validate: (value) => fieldProblem(value, facts),
      });
      if (typed.trim() === "") return shape;
      const { name, type } = field(typed);
      shape[name] = type;
    }
  },
  toFlags: (answer) => {
    const words = Object.entries(answer).map(([name, type]) => `${name}=${type}`);
    return listWords("--metadata", words);
  },
};

export const jwtTemplates: Question<string[]> = {
  group: "Token",
  configKey: "jwtTemplates",
  flags: [
    {
      name: "jwtTemplate",
      spec: "--jwt-template <provider...>",
      help: `JWT templates for the examples: ${providers.join(", ")}, or none (default: none)`,
    },
  ],
  fromFlags: (flags) =>
    readList("--jwt-template", flags.jwtTemplate, (name) =>
      providers.includes(name)
        ? null
        : `has no example here (for other services: add jwt-template); there are ${providers.join(", ")}${suggest(name, providers)}`,
    ),
  fromConfig(config) {
    const kept = Object.values(config.jwtTemplates).map((template) => template.provider);
    return jwtProviders.filter((one) => kept.includes(one.provider)).map((one) => one.name);
  },
  fallback: () => [],
  prompt: (_, initial, prompter) =>
    prompter.multiselect({
      message: "Does another service need a token of its own?",
      options: {
        "": jwtProviders.map(({ name, hint }) => ({ value: name, label: name, hint })),
      },
      initial,
    }),
  toFlags: (answer) => listWords("--jwt-template", answer),
};

interface Offer {
  name: string;
  value: Json;
  hint: string;
  ticked: boolean;
}

/** What is chosen already, what the chosen features read, then Clerk's shortcodes with their types. */
function claimOffers({ features, soFar }: Facts, initial: Record<string, Json>): Offer[] {
  const offers = new Map<string, Offer>();
  const offer = (one: Offer) => offers.has(one.name) || offers.set(one.name, one);
  for (const [name, value] of Object.entries(initial))
    offer({ name, value, hint: claimWord(value), ticked: true });
  for (const feature of features.filter((one) => soFar.features?.includes(one.id))) {
    for (const [name, value] of Object.entries(feature.claims)) {
      offer({ name, value, hint: `read by ${feature.id}`, ticked: true });
    }
  }
  for (const { code, type, nullable, offeredAs, sizeRisk } of shortcodes) {
    if (!offeredAs) continue;
    const hint = `${code}: ${nullable ? `${type} | null` : type}${sizeRisk ? ", may grow large" : ""}`;
    offer({ name: offeredAs, value: `{{${code}}}`, hint, ticked: false });
  }
  return [...offers.values()];
}

function fieldProblem(text: string, facts: Facts): string | null {
  if (text.trim() === "") return null;
  if (!text.includes("=")) return "Write name?=type, e.g. plan?='free' | 'pro'";
  const { name, type } = field(text);
  const problem = valueProblem.property(name);
  return problem ? `${name} ${problem}` : facts.typeProblem(type);
}

function field(text: string): { name: string; type: string } {
  const at = text.indexOf("=");
  return { name: text.slice(0, at).trim(), type: text.slice(at + 1).trim() };
}
