// The questions about paths with an answer of their own: admin paths and the API.

import { requirementText } from "../config/requirement-text.ts";
import { valueProblem } from "../config/value-problem.ts";
import type { Requirement } from "../config.ts";
import { UsageError } from "../errors.ts";
import type { Answers } from "./answers.ts";
import * as defaults from "./defaults.ts";
import { pickPaths } from "./pick-paths.ts";
import type { Facts, Question } from "./question.ts";
import { listWords, readList, readOneOf, refuse } from "./read-flags.ts";
import { apiOffers, sectionOffers } from "./route-offers.ts";
import { ruleFor } from "./rule-for.ts";

export const adminPaths: Question<string[]> = {
  group: "Routes",
  configKey: "routes.rules",
  flags: [
    {
      name: "admin",
      spec: "--admin <path...>",
      help: "paths that need a role or permission, or none (default: /admin/:path* where the app has it)",
    },
  ],
  fromFlags: (flags) => readList("--admin", flags.admin, valueProblem.pattern),
  fromConfig: (config) => ruleFor("admin", config.routes.rules)?.match ?? [],
  fallback: defaults.defaultAdmin,
  prompt: (facts, initial, prompter) =>
    pickPaths(prompter, {
      message: "Which paths need a role or a permission?",
      offers: sectionOffers(facts.project),
      initial,
    }),
  toFlags: (answer) => listWords("--admin", answer),
};

export const adminNeeds: Question<Requirement> = {
  group: "Routes",
  configKey: "routes.rules",
  flags: [
    { name: "adminRole", spec: "--admin-role <role>", help: "the role they need (default: org:admin)" },
    {
      name: "adminPermission",
      spec: "--admin-permission <permission>",
      help: "the permission they need instead, e.g. org:data:read",
    },
  ],
  fromFlags(flags, facts) {
    const { adminRole: role, adminPermission: permission } = flags;
    if (role === undefined && permission === undefined) return undefined;
    if (role !== undefined && permission !== undefined) {
      throw new UsageError("--admin-role and --admin-permission exclude each other.", "Give one of them.");
    }
    const flag = role === undefined ? "--admin-permission" : "--admin-role";
    if (facts.soFar.admin?.length === 0) {
      throw new UsageError(`${flag} needs paths to apply to.`, "Name them with --admin /admin/:path*.");
    }
    if (role !== undefined) refuse(flag, role, valueProblem.role(role));
    if (permission !== undefined) refuse(flag, permission, valueProblem.permission(permission));
    return role === undefined ? { permission: permission ?? "" } : { role };
  },
  fromConfig: (config) => ruleFor("admin", config.routes.rules)?.require,
  fallback: defaults.defaultAdminNeeds,
  async prompt(facts, initial, prompter) {
    const paths = facts.soFar.admin ?? [];
    if (paths.length === 0) return initial;
    const known = new Map(knownRequirements(facts, initial).map((one) => [requirementText(one), one]));
    const chosen = await prompter.select({
      message: `What must a caller of ${paths.join(" ")} have?`,
      options: [
        ...[...known.keys()].map((text) => ({ value: text, label: text })),
        { value: "other", label: "Another role or permission…", hint: "type it next" },
      ],
      initial: requirementText(initial),
    });
    const picked = known.get(chosen);
    if (picked) return picked;
    const typed = await prompter.text({
      message: "Role or permission",
      placeholder: "org:billing_manager or org:data:read",
      validate: (value) => (isPermission(value) ? valueProblem.permission(value) : valueProblem.role(value)),
    });
    return isPermission(typed) ? { permission: typed } : { role: typed };
  },
  toFlags(answer) {
    if ("role" in answer) return ["--admin-role", answer.role];
    return "permission" in answer ? ["--admin-permission", answer.permission] : [];
  },
};

export const apiPaths: Question<string[]> = {
  group: "Routes",
  configKey: "routes.rules",
  flags: [
    {
      name: "api",
      spec: "--api <path...>",
      help: "paths that answer programs, not browsers, or none (default: /api/:path*)",
    },
  ],
  fromFlags: (flags) => readList("--api", flags.api, valueProblem.pattern),
  fromConfig: (config) => ruleFor("api", config.routes.rules)?.match ?? [],
  fallback: defaults.defaultApi,
  prompt: (facts, initial, prompter) =>
    pickPaths(prompter, {
      message: "Which protected paths answer programs instead of browsers?",
      offers: apiOffers(facts.project),
      initial,
    }),
  toFlags: (answer) => listWords("--api", answer),
};

export const apiSignedOut: Question<Answers["apiSignedOut"]> = {
  group: "Routes",
  configKey: "routes.rules",
  flags: [
    {
      name: "apiSignedOut",
      spec: "--api-signed-out <answer>",
      help: "what they answer signed-out callers: 401 or redirect (default: 401)",
    },
  ],
  fromFlags: (flags) => readOneOf("--api-signed-out", flags.apiSignedOut, ["401", "redirect"]),
  fromConfig: (config) => ruleFor("api", config.routes.rules)?.signedOut,
  fallback: () => "401",
  async prompt(facts, initial, prompter) {
    if (facts.soFar.api?.length === 0) return initial;
    return prompter.select({
      message: "What shall they answer to signed-out callers?",
      options: [
        { value: "401", label: "401 as JSON", hint: "recommended; 403 when a role or permission is missing" },
        { value: "redirect", label: "Redirect to sign-in", hint: "for paths that browsers open" },
      ],
      initial,
    });
  },
  toFlags: (answer) => ["--api-signed-out", answer],
};

function knownRequirements({ existing, features, soFar }: Facts, initial: Requirement): Requirement[] {
  const roles = ["org:admin", ...(existing?.authorization.roles ?? [])];
  const permissions = [
    ...(existing?.authorization.permissions ?? []),
    ...features
      .filter((feature) => soFar.features?.includes(feature.id))
      .flatMap((feature) => feature.authorization.permissions),
  ];
  return [
    initial,
    ...[...new Set(roles)].map((role) => ({ role })),
    ...[...new Set(permissions)].slice(0, 6).map((permission) => ({ permission })),
  ];
}

const isPermission = (value: string) => value.split(":").length > 2;
