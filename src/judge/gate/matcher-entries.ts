// Which entries does the value of config.matcher stand for, and does Next.js accept them?
// Follows next/dist/build/segment-config/middleware/middleware-config, and load-custom-routes before Next.js 15.
import { type MatcherPlace, matcherExpression } from "../../routes/matcher-expression.ts";
import type { ts } from "../../syntax.ts";
import type { MatcherCondition, MatcherEntry } from "./matcher.ts";
import type { Literal } from "./matcher-literal.ts";

/** What Next.js does not accept, and why. */
export class Refused {
  constructor(
    readonly node: ts.Node,
    readonly reason: string,
  ) {}
}

type Read = Omit<MatcherEntry, "line"> & { node: ts.Node };

export function matcherEntries(matcher: Literal, place: MatcherPlace): Read[] | Refused {
  const { value } = matcher;
  const single = typeof value === "string" || (value instanceof Map && !place.strictMatchers);
  if (!single && !Array.isArray(value))
    return new Refused(matcher.node, "`matcher` has to be a string or a list");
  const entries: Read[] = [];
  for (const item of Array.isArray(value) ? value : [matcher]) {
    const entry = readEntry(item, place);
    if (entry instanceof Refused) return entry;
    entries.push(entry);
  }
  return entries;
}

function readEntry({ node, value }: Literal, place: MatcherPlace): Read | Refused {
  const members = value instanceof Map ? value : null;
  if (members === null && typeof value !== "string") {
    return new Refused(node, "an entry of `matcher` has to be a string or an object with `source`");
  }
  const source = members ? members.get("source")?.value : value;
  if (typeof source !== "string") return new Refused(node, "an entry of `matcher` has no `source`");
  const strange = [...(members?.keys() ?? [])].find((key) => !entryKeys.has(key));
  if (strange !== undefined) return new Refused(node, `an entry of \`matcher\` cannot have \`${strange}\``);
  const locale = members?.get("locale")?.value;
  if (locale !== undefined && locale !== false) return new Refused(node, "`locale` can only be `false`");
  const has = readConditions(members?.get("has"), place);
  const missing = readConditions(members?.get("missing"), place);
  if (has instanceof Refused) return has;
  if (missing instanceof Refused) return missing;
  const entry = { source, locale: locale !== false, has, missing };
  const expression = matcherExpression(entry, place);
  return expression
    ? { ...entry, node, expression, note: noteOf(members) }
    : new Refused(node, whyNot(source));
}

const entryKeys = new Set(["source", "locale", "has", "missing"]);

function whyNot(source: string): string {
  return source.startsWith("/")
    ? `the matcher \`${source}\` cannot be compiled`
    : `the matcher \`${source}\` does not start with \`/\``;
}

function readConditions(list: Literal | undefined, place: MatcherPlace): MatcherCondition[] | Refused {
  if (list?.value === undefined) return [];
  if (!Array.isArray(list.value)) return new Refused(list.node, "`has` and `missing` have to be lists");
  const conditions: MatcherCondition[] = [];
  for (const item of list.value) {
    const condition = readCondition(item, place);
    if (condition === null) {
      return new Refused(item.node, "an item of `has` or `missing` is not one that Next.js knows");
    }
    conditions.push(condition);
  }
  return conditions;
}

function readCondition({ value }: Literal, place: MatcherPlace): MatcherCondition | null {
  if (!(value instanceof Map)) return null;
  const [type, key, wanted] = ["type", "key", "value"].map((name) => value.get(name)?.value);
  const allowed = type === "host" ? ["type", "value"] : ["type", "key", "value"];
  if (place.strictMatchers && [...value.keys()].some((name) => !allowed.includes(name))) return null;
  if (wanted !== undefined && typeof wanted !== "string") return null;
  if (type === "host") return wanted === undefined ? null : { type, key: null, value: wanted };
  if (type !== "header" && type !== "cookie" && type !== "query") return null;
  return typeof key === "string" ? { type, key, value: wanted ?? null } : null;
}

/** The conditions as they stand in the source, on one line. */
function noteOf(members: Map<string, Literal> | null): string {
  return ["has", "missing"]
    .flatMap((key) => {
      const list = members?.get(key);
      return list && Array.isArray(list.value) && list.value.length > 0
        ? [`${key}: ${list.node.getText()}`]
        : [];
    })
    .join(", ")
    .replace(/\s+/g, " ");
}
