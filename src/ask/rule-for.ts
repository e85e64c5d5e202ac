// Which rule of clerk-sessions.json holds the answer to a question? Other rules were written by hand and stay as they are.
import type { Rule } from "../config.ts";

export type RuleKind = "admin" | "api" | "signedIn";

const isKind: Record<RuleKind, (rule: Rule) => boolean> = {
  admin: (rule) => rule.require !== undefined,
  api: (rule) => rule.require === undefined && rule.signedOut !== undefined,
  signedIn: (rule) => rule.require === undefined && rule.signedOut === undefined,
};

export const ruleFor = (kind: RuleKind, rules: Rule[]): Rule | undefined => rules.find(isKind[kind]);

/** The rules with this one in its kind's place, at the end where there was none, or gone when it is null. */
export function withRule(kind: RuleKind, rules: Rule[], rule: Rule | null): Rule[] {
  const before = ruleFor(kind, rules);
  if (!before) return rule ? [...rules, rule] : rules;
  return rules.flatMap((one) => (one === before ? (rule ?? []) : one));
}
