// What does `await` make of a value?
import { unknown, type Value } from "./value.ts";

/** The value a promise settles to; anything else is itself. */
export function awaited(value: Value): Value {
  if (value.kind === "promise") {
    value.isHeard = true;
    if (value.error) throw value.error;
    return value.value;
  }
  // What a package's object resolves to is data.
  if (value.kind === "unknown" && value.origin === "package") {
    const found = value.memo.get("await");
    if (found) return found;
    const data = unknown("data", value.note, value.sources, { from: value.from, truthy: value.truthy });
    value.memo.set("await", data);
    return data;
  }
  return value;
}
