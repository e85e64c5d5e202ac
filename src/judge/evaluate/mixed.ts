// What is known of a value that others went into: where does it come from, and does it depend on who calls?
import { noSources, type Source, type Unknown, unknown, type Value } from "./value.ts";

/** Sources of everything that went into a value, as far as unknown parts tell and a few levels deep. */
export function sourcesOf(value: Value, depth: number = 4): ReadonlySet<Source> {
  if (value.kind === "unknown") return value.sources;
  if (depth === 0) return noSources;
  const parts = partsOf(value);
  if (parts.length === 0) return noSources;
  return new Set(parts.flatMap((part) => [...sourcesOf(part, depth - 1)]));
}

/** At most a few dozen: what is larger is data. */
function partsOf(value: Value): Value[] {
  const parts = ((): Value[] => {
    if (value.kind === "promise") return [value.value];
    if (value.kind === "list") return value.items;
    if (value.kind === "record") return [...value.members.values()];
    if (value.kind === "answer") return value.content ? [value.content] : [];
    return value.kind === "element" ? [...value.children, ...value.props.values()] : [];
  })();
  return parts.slice(0, 40);
}

/** An unknown that several values went into. */
export function mixed(values: Value[], note: string, origin: Unknown["origin"] = strongest(values)): Unknown {
  const sources = new Set(values.flatMap((value) => [...sourcesOf(value)]));
  return unknown(origin, note, sources, { from: values.find(({ from }) => from)?.from });
}

/** Data stays data whatever it is mixed with. */
function strongest(values: Value[]): "data" | "input" {
  return values.some((value) => isData(value)) ? "data" : "input";
}

function isData(value: Value, depth: number = 3): boolean {
  if (value.kind === "unknown") return value.origin === "data" || value.origin === "package";
  return depth > 0 && value.kind !== "promise" && partsOf(value).some((part) => isData(part, depth - 1));
}
