// JavaScript's and the platform's globals, as far as checks use them.
import { awaited } from "../evaluate/awaited.ts";
import { callBacks } from "../evaluate/call-backs.ts";
import { invoke } from "../evaluate/calls.ts";
import { mayThrow } from "../evaluate/may-throw.ts";
import { mixed } from "../evaluate/mixed.ts";
import { openModule } from "../evaluate/modules.ts";
import { truthiness } from "../evaluate/operators.ts";
import { describe } from "../evaluate/run.ts";
import { setMember } from "../evaluate/shared.ts";
import {
  known,
  list,
  type Native,
  native,
  nothing,
  type Primitive,
  promise,
  record,
  Thrown,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { responseClass } from "./answers.ts";
import { mapClass } from "./maps.ts";
import { forgive } from "./promises.ts";
import { urlClass } from "./urls.ts";

/** Never the same object twice for what can be decided: a decision belongs to one value. */
export function globalValue(name: string): Value {
  if (name === "crypto") return { kind: "module", importer: "", specifier: "node:crypto" };
  return globals.get(name) ?? unknown("data", name);
}

/** Values of the environment that are known: production is what is judged. */
const environment = record({ NODE_ENV: known("production") }, unknown("input", "process.env", ["env"]));

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

const promises = native(
  "Promise",
  (run, args, site) => {
    const back = callBacks(run, args, site);
    return promise(unknown("data", "a promise"), back.error);
  },
  {
    all: native("Promise.all", (_run, [values = nothing]) => waitForAll(values)),
    allSettled: native("Promise.allSettled", (run, [values = nothing]) => {
      for (const item of values.kind === "list" ? values.items : []) {
        if (item.kind !== "promise") continue;
        item.isHeard = true;
        forgive(run, item);
      }
      return promise(unknown("data", "settled promises"));
    }),
    race: native("Promise.race", (_run, [values = nothing]) => promise(mixed([values], "a promise"))),
    resolve: native("Promise.resolve", (_run, [value = nothing]) => promise(value)),
    reject: native("Promise.reject", (_run, [value = nothing], site) =>
      promise(nothing, new Thrown("throw", value, site, value.from)),
    ),
  },
);

function waitForAll(values: Value): Value {
  if (values.kind !== "list")
    return promise(values.kind === "promise" ? awaited(values) : mixed([values], "values"));
  try {
    return promise(
      list(
        values.items.map((item) => awaited(item)),
        values.isOpen,
      ),
    );
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return promise(nothing, error);
  }
}

const objects = native("Object", (_run, [value = nothing]) => value, {
  keys: native("Object.keys", (_run, [value = nothing]) =>
    value.kind === "record" && !value.rest
      ? list([...value.members.keys()].map((key) => known(key)))
      : mixed([value], "keys"),
  ),
  values: native("Object.values", (_run, [value = nothing]) =>
    value.kind === "record" && !value.rest ? list([...value.members.values()]) : mixed([value], "values"),
  ),
  entries: native("Object.entries", (_run, [value = nothing]) =>
    value.kind === "record" && !value.rest
      ? list([...value.members].map(([key, member]) => list([known(key), member])))
      : mixed([value], "entries"),
  ),
  freeze: native("Object.freeze", (_run, [value = nothing]) => value),
  assign: native("Object.assign", (run, [target = nothing, ...more]) => {
    if (target.kind === "list") return Object.assign(target, { isOpen: true, isShifted: true });
    if (target.kind !== "record") return target;
    for (const source of more) {
      if (source.kind === "record") {
        for (const [name, value] of source.members) setMember(run, target, name, value);
      } else overwrite(target, source);
    }
    return target;
  }),
  defineProperty: native("Object.defineProperty", (_run, [target = nothing, , to = nothing]) =>
    overwrite(target, to),
  ),
  defineProperties: native("Object.defineProperties", (_run, [target = nothing, to = nothing]) =>
    overwrite(target, to),
  ),
  fromEntries: native("Object.fromEntries", (_run, [value = nothing]) => fromEntries(value)),
});

/** Any member may be another one now. */
function overwrite(target: Value, by: Value): Value {
  if (target.kind !== "record") return target;
  for (const [name, value] of target.members) {
    target.members.set(name, { ...mixed([value, by], name, "input"), from: undefined });
  }
  target.rest = unknown("input", "a member", ["body"]);
  return target;
}

function fromEntries(value: Value): Value {
  if (value.kind !== "list" || value.isOpen) return mixed([value], "an object");
  const made = record({});
  for (const entry of value.items) {
    const [key, member = nothing] = entry.kind === "list" ? entry.items : [];
    if (key?.kind !== "known") return mixed([value], "an object");
    made.members.set(String(key.value), member);
  }
  return made;
}

const arrays = native("Array", (_run, args) => list(args, true), {
  isArray: native("Array.isArray", (_run, [value = nothing], site) =>
    value.kind === "unknown" ? mixed([value], describe(site).text) : known(value.kind === "list", value.from),
  ),
  from: native("Array.from", (run, [value = nothing, fn], site) => {
    const made = value.kind === "list" ? value : null;
    if (fn?.kind === "closure" && made) {
      return {
        ...made,
        items: made.items.map((item, index) => invoke(run, fn, [item, known(index)], site, null)),
      };
    }
    callBacks(run, fn ? [fn] : [], site);
    return made ?? mixed([value], "a list");
  }),
});

/** `new Set([...])`: a list that can be asked with `has`. */
const sets = native("Set", (_run, [value = list([])]) =>
  value.kind === "list" ? value : mixed([value], "a set"),
);

const fetching = native("fetch", (run, args, site) => {
  const note = describe(site).text;
  run.events.push({ kind: "work", site, isWrite: true, rendered: run.rendering > 0, note });
  mayThrow(run, site);
  return promise(mixed(args, note, "data"));
});

/** Code that runs later stops nobody now. */
const later = (name: string): Native =>
  native(name, (run, args, site) => {
    callBacks(run, args, site);
    return unknown("data", name);
  });

const errorClass = (name: string): Native =>
  native(name, (_run, [message = nothing]) => record({ message, name: known(name) }, unknown("data", name)));

const regexps = native("RegExp", (_run, [source, flags]) => {
  if (source?.kind === "regexp") return source;
  if (source?.kind !== "known") return unknown("data", "a regular expression");
  try {
    return {
      kind: "regexp",
      value: new RegExp(String(source.value), flags?.kind === "known" ? String(flags.value) : ""),
    };
  } catch {
    return unknown("opaque", "a regular expression that cannot be read");
  }
});

/** What JavaScript itself works out, where everything is known. */
function computed(name: string, compute: (...values: never[]) => Primitive): Native {
  return native(name, (_run, args, site) => {
    const values = args.map((arg) => (arg.kind === "known" ? arg.value : notKnown));
    if (values.includes(notKnown as never)) return mixed(args, describe(site).text);
    return known(compute(...(values as never[])), args.find(({ from }) => from)?.from);
  });
}

const notKnown = Symbol("not known");
const mathNames = ["abs", "ceil", "floor", "round", "min", "max", "sign", "trunc", "pow", "sqrt"] as const;
const numberMembers = new Map<string, Value>([
  ["isInteger", computed("Number.isInteger", Number.isInteger)],
  ["isNaN", computed("Number.isNaN", Number.isNaN)],
  ["parseInt", computed("Number.parseInt", Number.parseInt)],
  ["MAX_SAFE_INTEGER", known(Number.MAX_SAFE_INTEGER)],
]);

const silent = native("console", () => nothing);
const consoleNames = [
  "log",
  "info",
  "warn",
  "error",
  "debug",
  "trace",
  "table",
  "time",
  "timeEnd",
  "group",
  "groupEnd",
];

const globals = new Map<string, Value>([
  [
    "console",
    record(Object.fromEntries(consoleNames.map((name) => [name, silent])), unknown("data", "console")),
  ],
  // What is kept there between reloads is a client of something.
  ["globalThis", unknown("package", "globalThis")],
  ["global", unknown("package", "global")],
  [
    "require",
    native("require", (run, [specifier], site) => {
      const module = specifier?.kind === "known" ? openModule(run, site.file) : null;
      return module && specifier?.kind === "known"
        ? { kind: "module", importer: module.file, specifier: String(specifier.value) }
        : unknown("opaque", "a require() that is computed");
    }),
  ],
  ["process", record({ env: environment }, unknown("data", "process"))],
  ["JSON", json],
  ["Boolean", boolean],
  ["String", string],
  ["Promise", promises],
  ["Object", objects],
  ["Array", arrays],
  ["Set", sets],
  ["Map", mapClass],
  ["RegExp", regexps],
  ["fetch", fetching],
  ["Response", responseClass("Response")],
  ["URL", urlClass],
  ["NaN", known(Number.NaN)],
  ["Infinity", known(Number.POSITIVE_INFINITY)],
  [
    "Math",
    record(
      Object.fromEntries(mathNames.map((name) => [name, computed(`Math.${name}`, Math[name])])),
      unknown("data", "Math"),
    ),
  ],
  ["Number", { ...computed("Number", Number), members: numberMembers }],
  ["parseInt", computed("parseInt", Number.parseInt)],
  ["parseFloat", computed("parseFloat", Number.parseFloat)],
  ["isNaN", computed("isNaN", (value) => Number.isNaN(Number(value)))],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask"].map((name): [string, Value] => [
    name,
    later(name),
  ]),
  ...["Error", "TypeError", "RangeError", "SyntaxError"].map((name): [string, Value] => [
    name,
    errorClass(name),
  ]),
  ...[
    "encodeURIComponent",
    "decodeURIComponent",
    "decodeURI",
    "encodeURI",
    "structuredClone",
    "Symbol",
    "BigInt",
  ].map((name): [string, Value] => [name, harmless(name)]),
]);
