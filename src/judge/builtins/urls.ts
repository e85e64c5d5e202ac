// `new URL(…)` and the URL of a request: the path is known where the request's is.
import { mayThrow } from "../evaluate/may-throw.ts";
import { named } from "../evaluate/named.ts";
import { describe } from "../evaluate/run.ts";
import { known, native, nothing, type Shape, type Unknown, unknown, type Value } from "../evaluate/value.ts";

/** @param pathname null: not known */
export function urlOf(pathname: string | null): Shape {
  if (pathname === null) return { kind: "record", members: new Map(ofAnyUrl), rest };
  const href = wholeUrl(pathname);
  const members = new Map(upToCaller);
  members.set("pathname", known(pathname));
  members.set("searchParams", { ...query, members: new Map(query.members) });
  members.set("href", href);
  members.set(
    "toString",
    native("toString", () => href),
  );
  members.set(
    "clone",
    native("clone", () => urlOf(pathname)),
  );
  return { kind: "record", members, rest };
}

const host = unknown("input", "host", ["host"]);
const upToCaller: [string, Value][] = [
  ["search", unknown("input", "search", ["query"])],
  ["host", host],
  ["hostname", host],
  ["origin", unknown("input", "origin", ["host"])],
  ["protocol", known("https:")],
  ["basePath", known("")],
  ["locale", unknown("input", "locale")],
];
const query = named("searchParams", () => ["query"]);
const rest = unknown("input", "url");

const whole = new WeakSet<Value>();

/** The path of a whole URL, where the request's is known. */
const paths = new WeakMap<Value, string>();

function anyWholeUrl(): Unknown {
  const url = unknown("input", "the whole URL", ["query", "host"], { truthy: true });
  whole.add(url);
  return url;
}

/** A caller writes the query, and with it any text into the URL: only what the path has is certain. */
function wholeUrl(pathname: string): Unknown {
  const url = anyWholeUrl();
  paths.set(url, pathname);
  const includes = native("includes", (_run, [text = nothing], site) => {
    const isThere = text.kind === "known" && pathname.includes(String(text.value));
    return isThere ? known(true) : unknown("input", describe(site).text, ["query", "host"]);
  });
  url.memo.set(".includes", includes);
  return url;
}

/** `new URL(…)`; of an address that is not known nothing is, but that callers write its query. */
export const urlClass = native("URL", (run, [input = nothing, base], site) => {
  if (input.kind === "record") return input;
  const text = textOf(input);
  if (text === null) {
    // The request's own URL can be read.
    if (input.kind !== "unknown" || !whole.has(input)) mayThrow(run, site);
    return urlOf(null);
  }
  try {
    const from = base ? textOf(base) : null;
    return urlOf(new URL(text, new URL(from ?? "/", "https://app.example")).pathname);
  } catch {
    return urlOf(null);
  }
});

function textOf(value: Value): string | null {
  if (value.kind === "known") return String(value.value);
  return paths.get(value) ?? null;
}

const anyHref = anyWholeUrl();
const ofAnyUrl: [string, Value][] = [
  ...upToCaller,
  ["pathname", unknown("input", "pathname", ["other"])],
  ["searchParams", query],
  ["href", anyHref],
  ["toString", native("toString", () => anyHref)],
  ["clone", native("clone", () => urlOf(null))],
];
