// An imported JSON file as a value.
import { known, list, type Primitive, record, type Value } from "../evaluate/value.ts";

/** null: not JSON. */
export function jsonValue(text: string): Value | null {
  try {
    return toValue(JSON.parse(text));
  } catch {
    return null;
  }
}

function toValue(json: unknown): Value {
  if (Array.isArray(json)) return list(json.map(toValue));
  if (typeof json !== "object" || json === null) return known(json as Primitive);
  return record(Object.fromEntries(Object.entries(json).map(([name, member]) => [name, toValue(member)])));
}
