// `new Map([[key, value]])`: lookups in a table that is known.
import { mixed } from "../evaluate/mixed.ts";
import { known, type List, list, native, nothing, type Shape, type Value } from "../evaluate/value.ts";

export const mapClass = native("Map", (_run, [entries = list([])]) => {
  const pairs = entries.kind === "list" && !entries.isOpen ? pairsIn(entries) : null;
  return pairs ? mapOf(pairs) : mixed([entries], "a map");
});

/** null: a key is not known. */
function pairsIn(entries: List): [string, Value, Value][] | null {
  const pairs = entries.items.map((entry): [string, Value, Value] | null => {
    const [key, value = nothing] = entry.kind === "list" ? entry.items : [];
    return key?.kind === "known" ? [String(key.value), key, value] : null;
  });
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

function mapOf(pairs: [string, Value, Value][]): Shape {
  const table = new Map(pairs.map(([text, , value]) => [text, value]));
  const all = (pick: (pair: [string, Value, Value]) => Value) => native("all", () => list(pairs.map(pick)));
  const found = (key: Value): Value | null =>
    key.kind === "known" ? (table.get(String(key.value)) ?? nothing) : null;
  return {
    kind: "record",
    rest: null,
    members: new Map<string, Value>([
      [
        "get",
        native(
          "get",
          (_run, [key = nothing]) => found(key) ?? mixed([key, list([...table.values()])], "get"),
        ),
      ],
      [
        "has",
        native("has", (_run, [key = nothing]) => {
          const value = found(key);
          return value ? known(value !== nothing) : mixed([key], "has");
        }),
      ],
      ["keys", all(([, key]) => key)],
      ["values", all(([, , value]) => value)],
      ["entries", all(([, key, value]) => list([key, value]))],
      ["size", known(table.size)],
      ["[items]", list(pairs.map(([, key, value]) => list([key, value])))],
    ]),
  };
}
