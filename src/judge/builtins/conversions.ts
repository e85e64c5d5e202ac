// JSON, String, encodeURI and the like: what makes one value of another.
import { callBacks } from "../evaluate/call-backs.ts";
import { mayThrow } from "../evaluate/may-throw.ts";
import { mixed } from "../evaluate/mixed.ts";
import { truthiness } from "../evaluate/operators.ts";
import { patternOf } from "../evaluate/pattern-of.ts";
import { describe } from "../evaluate/run.ts";
import { known, type Native, native, nothing, Thrown, unknown, type Value } from "../evaluate/value.ts";

const coders: Record<string, (text: string) => string> = {
  decodeURI,
  decodeURIComponent,
  encodeURI,
  encodeURIComponent,
};

const harmless = (name: string): Native =>
  native(name, (run, args, site) => {
    const back = callBacks(run, args, site);
    if (back.error && !back.isAsync) throw back.error;
    const [text] = args;
    const coder = coders[name];
    if (coder && text?.kind === "known") {
      try {
        return known(coder(String(text.value)), text.from);
      } catch {
        throw new Thrown("error", unknown("data", "URIError"), site);
      }
    }
    if (coder || name === "structuredClone") mayThrow(run, site);
    return mixed(args, describe(site).text);
  });

const json = native("JSON", () => nothing, {
  parse: native("JSON.parse", (run, args, site) => {
    mayThrow(run, site);
    return mixed(args, describe(site).text);
  }),
  stringify: native("JSON.stringify", (_run, args, site) => ({
    ...mixed(args, describe(site).text),
    truthy: true,
  })),
});

const boolean = native("Boolean", (_run, [value = nothing]) => {
  const truthy = truthiness(value);
  return truthy === null ? value : known(truthy, value.from);
});

const string = native("String", (_run, [value = nothing], site) =>
  value.kind === "known" ? known(String(value.value), value.from) : mixed([value], describe(site).text),
);

const regexps = native("RegExp", (run, [source, flags]) => {
  if (source?.kind === "regexp") return source;
  if (source?.kind !== "known") return unknown("data", "a regular expression");
  try {
    const given = flags?.kind === "known" ? String(flags.value) : "";
    return patternOf(run, new RegExp(String(source.value), given));
  } catch {
    return unknown("opaque", "a regular expression that cannot be read");
  }
});

export const conversions: [string, Value][] = [
  ["JSON", json],
  ["Boolean", boolean],
  ["String", string],
  ["RegExp", regexps],
  ...[...Object.keys(coders), "structuredClone", "Symbol", "BigInt"].map((name): [string, Value] => [
    name,
    harmless(name),
  ]),
];
