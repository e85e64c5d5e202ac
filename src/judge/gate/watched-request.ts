// Most gates ask nothing but their route matchers about a path: paths on which these agree need to be followed only once.
import type { World } from "../evaluate/run.ts";
import type { Shape, Value } from "../evaluate/value.ts";

/** A request's members, which note whether code looked at the path itself. */
class WatchedMembers extends Map<string, Value> {
  isPathRead = false;

  constructor(
    members: Iterable<[string, Value]>,
    readonly pathname: string,
  ) {
    super(members);
    this.isPathRead = false;
  }

  override get(name: string): Value | undefined {
    this.isPathRead ||= name === "nextUrl" || name === "url";
    return super.get(name);
  }

  override set(name: string, value: Value): this {
    this.isPathRead = true;
    return super.set(name, value);
  }

  override entries(): ReturnType<Map<string, Value>["entries"]> {
    this.isPathRead = true;
    return super.entries();
  }

  override [Symbol.iterator](): ReturnType<Map<string, Value>["entries"]> {
    return this.entries();
  }

  override values(): ReturnType<Map<string, Value>["values"]> {
    this.isPathRead = true;
    return super.values();
  }

  override forEach(callback: (value: Value, key: string, map: Map<string, Value>) => void): void {
    this.isPathRead = true;
    super.forEach(callback);
  }
}

export function watched(request: Shape, pathname: string): { request: Shape; isPathRead(): boolean } {
  const members = new WatchedMembers(request.members, pathname);
  return { request: { ...request, members }, isPathRead: () => members.isPathRead };
}

/** The path of such a request, for a matcher that `routeMatchers` knows; null once code may have changed it. */
export function pathForMatcher(request: Value): string | null {
  if (request.kind !== "record") return null;
  const { members } = request;
  return members instanceof WatchedMembers && !members.isPathRead ? members.pathname : null;
}

/** Does a path match? null: that cannot be known. */
export type RouteMatcher = (path: string) => boolean | null;

/** All that modules of the gate made while they were loaded. */
export function routeMatchers({ memo }: World): RouteMatcher[] {
  const found = memo.get("route matchers") as RouteMatcher[] | undefined;
  if (found) return found;
  const made: RouteMatcher[] = [];
  memo.set("route matchers", made);
  return made;
}
