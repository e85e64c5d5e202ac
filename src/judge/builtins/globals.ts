// JavaScript's and the platform's globals, as far as checks use them.
import { callBacks } from "../evaluate/call-backs.ts";
import { mayThrow } from "../evaluate/may-throw.ts";
import { mixed } from "../evaluate/mixed.ts";
import { openModule } from "../evaluate/modules.ts";
import { describe } from "../evaluate/run.ts";
import {
  known,
  type Native,
  native,
  nothing,
  promise,
  record,
  type Shape,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { responseClass } from "./answers.ts";
import { conversions } from "./conversions.ts";
import { arrayClass, setClass } from "./list-classes.ts";
import { mapClass } from "./maps.ts";
import { numbers } from "./numbers.ts";
import { objectClass } from "./objects.ts";
import { promiseClass } from "./promise-class.ts";
import { urlClass } from "./urls.ts";

/** Never the same object twice for what can be decided: a decision belongs to one value. */
export function globalValue(name: string): Value {
  if (name === "crypto") return { kind: "module", importer: "", specifier: "node:crypto" };
  return globals.get(name) ?? unknown("data", name);
}

/** Values of the environment that are known: production is what is judged. */
const environment: Shape = {
  ...record({ NODE_ENV: known("production") }, unknown("input", "process.env", ["env"])),
  isFixed: true,
};

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
  ...conversions,
  ...numbers,
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
  ["Promise", promiseClass],
  ["Object", objectClass],
  ["Array", arrayClass],
  ["Set", setClass],
  ["Map", mapClass],
  ["fetch", fetching],
  ["Response", responseClass("Response")],
  ["URL", urlClass],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask"].map((name): [string, Value] => [
    name,
    later(name),
  ]),
  ...["Error", "TypeError", "RangeError", "SyntaxError"].map((name): [string, Value] => [
    name,
    errorClass(name),
  ]),
]);
