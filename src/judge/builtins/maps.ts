// `new Map([[key, value]])`: lookups in a table, as far as its keys are known.
import { invoke } from "../evaluate/calls.ts";
import { mixed } from "../evaluate/mixed.ts";
import { Again, type Run } from "../evaluate/run.ts";
import { kept } from "../evaluate/shared.ts";
import {
  known,
  type List,
  list,
  native,
  nothing,
  type Primitive,
  type Shape,
  unknown,
  type Value,
} from "../evaluate/value.ts";

/** `isOpen`: more may be in it, and other values under the same keys. */
interface Table {
  entries: Map<Primitive, Value>;
  isOpen: boolean;
  /** Made while a module was loaded: it outlives requests. */
  isShared: boolean;
}

export const mapClass = native("Map", (run, [given = list([])]) => {
  const entries = given.kind === "list" && !given.isOpen ? entriesIn(given) : null;
  if (given.kind === "known" && given.value == null) return mapOf(newTable(run, new Map()));
  return entries ? mapOf(newTable(run, entries)) : mixed([given], "a map");
});

const newTable = (run: Run, entries: Table["entries"]): Table => ({
  entries,
  isOpen: false,
  isShared: run.loading.length > 0,
});

/** null: a key is not known. */
function entriesIn(given: List): Table["entries"] | null {
  const entries: Table["entries"] = new Map();
  for (const entry of given.items) {
    const [key, value = nothing] = entry.kind === "list" ? entry.items : [];
    if (key?.kind !== "known") return null;
    entries.set(key.value, value);
  }
  return entries;
}

function mapOf(table: Table): Shape {
  const all = (pick: (key: Value, value: Value) => Value): Value =>
    list(
      [...table.entries].map(([key, value]) => pick(known(key), value)),
      table.isOpen,
    );
  const pairs = (): Value => all((key, value) => list([key, value]));
  const made: Shape = {
    kind: "record",
    // Whatever else it has, it is not missing.
    rest: unknown("data", "a map"),
    members: new Map<string, Value>([
      ["get", native("get", (_run, [key = nothing]) => found(table, key))],
      ["has", native("has", (_run, [key = nothing]) => isThere(table, key))],
      [
        "set",
        native("set", (run, [key = nothing, value = nothing]) => {
          change(run, table, key, (at) => table.entries.set(at, value));
          return made;
        }),
      ],
      [
        "delete",
        native("delete", (run, [key = nothing]) => {
          const was = isThere(table, key);
          change(run, table, key, (at) => table.entries.delete(at));
          return was;
        }),
      ],
      [
        "clear",
        native("clear", (run) => {
          change(run, table, nothing, () => table.entries.clear());
          return nothing;
        }),
      ],
      [
        "forEach",
        native("forEach", (run, [fn = nothing], site) => {
          for (const [key, value] of table.entries) invoke(run, fn, [value, known(key), made], site, null);
          return nothing;
        }),
      ],
      ["keys", native("keys", () => all((key) => key))],
      ["values", native("values", () => all((_key, value) => value))],
      ["entries", native("entries", pairs)],
      getter("size", () => (table.isOpen ? unknown("data", "size") : known(table.entries.size))),
      getter("[items]", pairs),
    ]),
  };
  return made;
}

const getter = (name: string, read: () => Value): [string, Value] => [
  name,
  { ...native(name, read), isGetter: true },
];

function found(table: Table, key: Value): Value {
  if (table.isOpen) return unknown("package", kept("get"), ["data"]);
  if (key.kind === "known") return table.entries.get(key.value) ?? nothing;
  return mixed([key, list([...table.entries.values()])], "get");
}

function isThere(table: Table, key: Value): Value {
  if (table.isOpen) return unknown("data", kept("has"), ["data"]);
  return key.kind === "known" ? known(table.entries.has(key.value)) : mixed([key], "has");
}

/** What a request leaves in a module's own map, or under a key that is not known, makes all of it unknown. */
function change(run: Run, table: Table, key: Value, make: (key: Primitive) => void): void {
  if (table.isOpen) return;
  const isLeft = table.isShared && run.loading.length === 0;
  if (!isLeft && key.kind === "known") {
    make(key.value);
    return;
  }
  table.isOpen = true;
  if (isLeft) throw new Again();
}
