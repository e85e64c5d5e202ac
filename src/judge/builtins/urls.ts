// `new URL(…)` and the URL of a request: the path is known where the request's is.
import { mayThrow } from "../evaluate/calls.ts";
import { named } from "../evaluate/request.ts";
import { describe } from "../evaluate/run.ts";
import {
  known,
  native,
  nothing,
  record,
  type Shape,
  type Unknown,
  unknown,
  type Value,
} from "../evaluate/value.ts";

/** @param pathname null: not known */
export function urlOf(pathname: string | null): Shape {
  const query = named("searchParams", () => ["query"]);
  const path: Value = pathname === null ? unknown("input", "pathname", ["other"]) : known(pathname);
  const href = wholeUrl(pathname);
  const host = unknown("input", "host", ["host"]);
  const members = {
    pathname: path,
    searchParams: query,
    search: unknown("input", "search", ["query"]),
    href,
    host,
    hostname: host,
    origin: unknown("input", "origin", ["host"]),
    protocol: known("https:"),
    basePath: known(""),
    locale: unknown("input", "locale"),
    toString: native("toString", () => href),
  };
  const url = record(members, unknown("input", "url"));
  url.members.set(
    "clone",
    native("clone", () => urlOf(pathname)),
  );
  return url;
}

const whole = new WeakSet<Value>();

/** The path of a whole URL, where the request's is known. */
const paths = new WeakMap<Value, string>();

/** A caller writes the query, and with it any text into the URL: only what the path has is certain. */
function wholeUrl(pathname: string | null): Unknown {
  const url = unknown("input", "the whole URL", ["query", "host"], { truthy: true });
  whole.add(url);
  if (pathname === null) return url;
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
