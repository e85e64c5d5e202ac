// What is each rule of the audit about, for lists of rules that stand without a finding beside them?

interface RuleText {
  title: string;
  description: string;
}

/** Rules without an entry are named after their id. */
const texts: Record<string, RuleText> = {
  "unprotected-server-function": {
    title: "Server Function without a check",
    description:
      "A Server Function can be called from any path, by anyone who knows its id. The gate does not stand before it: it has to check the session itself.",
  },
  "unprotected-mutation": {
    title: "Route Handler that changes data without a check",
    description: "A POST, PUT, PATCH or DELETE handler does its work for signed-out callers.",
  },
  "weaker-than-intended": {
    title: "Reachable by more people than clerk-sessions.json says",
    description: "The rules in clerk-sessions.json ask for more than gate and code check.",
  },
};

export function ruleText(rule: string): RuleText {
  const words = rule.replaceAll("-", " ");
  const title = `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
  return texts[rule] ?? { title, description: `${title}.` };
}
