// Math, Number and the like: what JavaScript itself works out where everything is known.
import { mixed } from "../evaluate/mixed.ts";
import { describe } from "../evaluate/run.ts";
import {
  known,
  type Native,
  native,
  type Primitive,
  record,
  unknown,
  type Value,
} from "../evaluate/value.ts";

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

export const numbers: [string, Value][] = [
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
];
