// One of several values, chosen by what cannot be known: `handlers[name]`.
import { mixed } from "./mixed.ts";
import { unknown, type Value } from "./value.ts";

export function anyOf(values: Value[]): Value {
  const isCallable = values.some(({ kind }) => kind === "closure" || kind === "native");
  return isCallable
    ? unknown("opaque", "a function that is chosen at run time")
    : mixed(values, "one of several");
}
