// `createRouteMatcher(…)`: Clerk's own pattern semantics for the path that is asked.
import { matchesClerkPattern } from "../../routes/clerk-pattern.ts";
import { memberOf } from "../evaluate/members.ts";
import { mixed } from "../evaluate/mixed.ts";
import { describe, type Run } from "../evaluate/run.ts";
import { known, native, type Site, unknown, type Value } from "../evaluate/value.ts";
import { pathForMatcher, type RouteMatcher, routeMatchers } from "./watched-request.ts";

/** A pattern as the source has it, kept for the rules that look at patterns themselves. */
export interface SeenPattern {
  pattern: string | RegExp;
  file: string;
  line: number;
  /** The matcher it belongs to. */
  matcher: string;
}

export function matcherOf(run: Run, patterns: Value, site: Site): Value {
  if (patterns.kind === "closure" || patterns.kind === "native") return patterns;
  // Clerk drops what is empty.
  const items = (patterns.kind === "list" ? patterns.items : [patterns]).filter(
    (item) => item.kind !== "known" || Boolean(item.value),
  );
  const isOpen = patterns.kind === "list" && patterns.isOpen;
  notePatterns(run, items, site);
  const { file, line } = describe(site);
  const broken = items.map(patternIn).find((pattern) => pattern !== null && !compiles(pattern));
  if (broken) return unknown("opaque", `the pattern "${String(broken)}", which Clerk cannot read`);
  const read = items.map(patternIn);
  const isUnknown = isOpen || read.includes(null);
  const lasting = items.flatMap((item) => (item.kind === "regexp" && item.isStateful ? [item.value] : []));
  const matches: RouteMatcher = (path) => {
    const fitting = read.filter((pattern) => pattern !== null && matchesClerkPattern(pattern, path));
    // One that remembers where it stopped fits every second time.
    if (fitting.length > 0) return fitting.every((one) => lasting.some((own) => own === one)) ? null : true;
    return isUnknown ? null : false;
  };
  const isOfModule = run.loading.length > 0;
  if (isOfModule) routeMatchers(run.world).push(matches);
  return native("matcher", (inner, [request = unknown("input", "a request")], at) => {
    const path = (isOfModule ? pathForMatcher(request) : null) ?? pathOf(inner, request, at);
    if (path === null) return mixed(items, describe(at).text);
    const answer = matches(path);
    // A decision for each call: two requests for the same list agree.
    return answer === null ? remembered(inner, `${file}:${line}`, describe(at).text) : known(answer);
  });
}

/** For the rules about patterns. */
export function notePatterns(run: Run, items: Value[], site: Site): void {
  const { file, line, text } = describe(site);
  for (const item of items) {
    const pattern = patternIn(item);
    if (pattern === null) continue;
    seenPatterns(run).set(`${file}:${line}:${String(pattern)}`, { pattern, file, line, matcher: text });
  }
}

function seenPatterns(run: Run): Map<string, SeenPattern> {
  const found = run.world.memo.get("patterns") as Map<string, SeenPattern> | undefined;
  if (found) return found;
  const made = new Map<string, SeenPattern>();
  run.world.memo.set("patterns", made);
  return made;
}

function patternIn(value: Value): string | RegExp | null {
  if (value.kind === "known" && typeof value.value === "string") return value.value;
  return value.kind === "regexp" ? value.value : null;
}

/** Where Clerk throws the matcher is never made, and the app does not start. */
function compiles(pattern: string | RegExp): boolean {
  try {
    matchesClerkPattern(pattern, "/");
    return true;
  } catch {
    return false;
  }
}

function pathOf(run: Run, request: Value, site: Site): string | null {
  if (request.kind !== "record") return null;
  const url = memberOf(run, request, "nextUrl", site);
  const path = url.kind === "record" ? memberOf(run, url, "pathname", site) : url;
  return path.kind === "known" && typeof path.value === "string" ? path.value : null;
}

function remembered(run: Run, key: string, note: string): Value {
  const name = `matcher ${key}`;
  const found = run.world.memo.get(name) as Value | undefined;
  if (found) return found;
  const made = unknown("opaque", note, ["other"]);
  run.world.memo.set(name, made);
  return made;
}
