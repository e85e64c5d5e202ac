// `new URL(…)` and the URL of a request: the path is known where the request's is.
import { describe } from "../evaluate/run.ts";
import { known, mixed, native, nothing, record, type Shape, unknown, type Value } from "../evaluate/value.ts";

/** @param pathname null: not known */
export function urlOf(pathname: string | null): Shape {
  const query = unknown("input", "searchParams", ["query"]);
  const path: Value = pathname === null ? unknown("input", "pathname", ["other"]) : known(pathname);
  const href = pathname === null ? unknown("input", "url") : known(`https://app.example${pathname}`);
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

export const urlClass = native("URL", (run, [input = nothing, base], site) => {
  if (input.kind === "record") return input;
  if (input.kind !== "known")
    return { ...mixed([input, base ?? nothing], describe(run, site).text, "input"), truthy: true };
  try {
    const from = base?.kind === "known" ? String(base.value) : "https://app.example";
    return urlOf(new URL(String(input.value), from).pathname);
  } catch {
    return unknown("input", describe(run, site).text);
  }
});
