// A table of modules and what they export, as knowledge. What a table does not name is left to the rest.
import type { Value } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";

export function told(modules: Record<string, Record<string, Value>>): Knowledge {
  const table = new Map(
    Object.entries(modules).map(([specifier, names]) => [specifier, new Map(Object.entries(names))]),
  );
  return (_run, specifier, name) => table.get(specifier)?.get(name) ?? null;
}
