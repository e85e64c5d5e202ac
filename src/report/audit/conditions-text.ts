// On what does an answer depend, in words?

import { conditionText } from "../../verdict/condition-text.ts";
import type { Condition, ConditionSource } from "../../verdict.ts";
import { placeText } from "./place-text.ts";

const names: Record<ConditionSource, string> = {
  env: "an environment variable",
  header: "a header",
  query: "the query",
  cookie: "a cookie",
  host: "the host",
  body: "the body",
  data: "stored data",
  other: "a condition",
};

export function conditionsText([first, ...rest]: Condition[]): string {
  if (!first) return "something outside the code";
  const source = names[first.sources[0] ?? "other"];
  const more = rest.length > 0 ? ` and ${rest.length} more` : "";
  return `${source}: signed-out callers get through when ${conditionText(first.note)} (${placeText(first)})${more}`;
}
