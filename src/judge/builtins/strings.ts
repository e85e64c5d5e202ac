// Members of strings and regular expressions. What is known is computed by JavaScript itself.
import { callBacks } from "../evaluate/call-backs.ts";
import { mixed } from "../evaluate/mixed.ts";
import { describe } from "../evaluate/run.ts";
import {
  type Known,
  known,
  list,
  native,
  nothing,
  type Pattern,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";

/** Methods that give a string, boolean or number for strings and numbers. */
const computed = new Set([
  "startsWith",
  "endsWith",
  "includes",
  "indexOf",
  "slice",
  "substring",
  "substr",
  "toLowerCase",
  "toUpperCase",
  "trim",
  "trimStart",
  "trimEnd",
  "charAt",
  "concat",
  "repeat",
  "padStart",
  "at",
  "toString",
  "lastIndexOf",
]);

export function stringMember(value: Known, name: string): Value {
  const text = String(value.value);
  if (name === "length") return known(text.length, value.from);
  if (/^\d+$/.test(name)) return known(text[Number(name)], value.from);
  if (computed.has(name)) {
    return native(name, (_run, args, site) => {
      if (!args.every((arg) => arg.kind === "known")) return mixed([value, ...args], describe(site).text);
      const given = args.map((arg) => (arg.kind === "known" ? arg.value : undefined));
      const method = String.prototype[name as "slice"] as (...all: unknown[]) => string;
      // What would be huge is not made.
      const isLong = given.some((one) => typeof one === "number" && one * text.length > 100_000);
      if (isLong) return mixed([value], describe(site).text);
      try {
        return known(method.apply(text, given), value.from);
      } catch {
        throw new Thrown("error", unknown("data", "RangeError"), site);
      }
    });
  }
  if (name === "split") {
    return native(name, (_run, [separator], site) => {
      const by =
        separator?.kind === "known"
          ? String(separator.value)
          : separator?.kind === "regexp"
            ? separator.value
            : null;
      return by === null
        ? mixed([value], describe(site).text)
        : list(text.split(by).map((part) => known(part, value.from)));
    });
  }
  if (name === "replace" || name === "replaceAll") {
    return native(name, (run, [what, by], site) => {
      callBacks(run, by ? [by] : [], site);
      const pattern =
        what?.kind === "known" ? String(what.value) : what?.kind === "regexp" ? what.value : null;
      if (pattern === null || by?.kind !== "known") return mixed([value], describe(site).text);
      const result =
        name === "replace"
          ? text.replace(pattern, String(by.value))
          : text.replaceAll(pattern, String(by.value));
      return known(result, value.from);
    });
  }
  if (name === "match" || name === "matchAll" || name === "search") {
    return native(name, (_run, [pattern], site) => {
      const expression = expressionOf(pattern);
      if (!expression || name === "matchAll") return mixed([value], describe(site).text);
      if (name === "search") return known(text.search(expression), value.from);
      const found = text.match(expression);
      return found ? list(found.map((part) => known(part))) : known(null, value.from);
    });
  }
  if (!(name in String.prototype)) return known(undefined, value.from);
  return native(name, (_run, args, site) => mixed([value, ...args], describe(site).text));
}

/** Text is made a regular expression, as `match` does. */
function expressionOf(value: Value | undefined): RegExp | null {
  if (value?.kind === "regexp") return value.value;
  if (value?.kind !== "known") return null;
  try {
    return new RegExp(String(value.value));
  } catch {
    return null;
  }
}

export function regexpMember(value: Pattern, name: string): Value {
  if (name === "source") return known(value.value.source);
  if (name !== "test" && name !== "exec") return nothing;
  return native(name, (_run, [text = nothing], site) => {
    if (text.kind !== "known") {
      const isPrivilege = text.kind === "unknown" && text.sources.has("caller");
      return { ...mixed([text], describe(site).text), isPrivilege };
    }
    // A global expression remembers where it stopped: each test starts anew here.
    const found = new RegExp(value.value.source, value.value.flags.replace(/[gy]/g, "")).exec(
      String(text.value),
    );
    if (value.isStateful && found) return unknown("input", describe(site).text, ["other"]);
    if (name === "test") return known(found !== null, text.from);
    return found ? list(found.map((part) => known(part))) : known(null, text.from);
  });
}
