// How does a run of the gate end for the request: let through, or stopped?
import { type Caller, describe, type Path } from "../evaluate/run.ts";
import type { Value } from "../evaluate/value.ts";
import { stoppedBy } from "./clerk-middleware.ts";

export interface Outcome {
  kind: "pass" | "stop" | "unknown";
  status: number | null;
  /** Path that is served instead; null: the one that was asked for. */
  rewrite: string | null;
  /** Why it is unknown. */
  reason: string | null;
}

export function outcomeOf({ end, events }: Path, pathname: string, caller: Caller): Outcome {
  const of = (kind: Outcome["kind"], more: Partial<Outcome> = {}): Outcome => ({
    kind,
    status: null,
    rewrite: null,
    reason: null,
    ...more,
  });
  if (end.kind === "throw") {
    const { cause, from } = end.thrown;
    // Perhaps it does not crash: reading code takes what it does not know to be missing.
    if (cause === "error" && !from)
      return of("unknown", { reason: `the code seems to fail at \`${describe(end.thrown.site).text}\`` });
    const isError = cause === "throw" || cause === "error";
    return of("stop", { status: isError ? 500 : stoppedBy(end.thrown, caller).status });
  }
  const { value } = end;
  if (value.kind === "known") return of("pass");
  if (value.kind === "answer") {
    if (value.action === "next") return of("pass");
    if (value.action === "rewrite") return of("pass", { rewrite: targetOf(value.content, pathname) });
    return of("stop", { status: value.action === "redirect" ? 307 : value.status });
  }
  const opaque = events.findLast((event) => event.kind === "opaque");
  const why = opaque?.kind === "opaque" ? opaque.reason : value.kind === "unknown" ? value.note : value.kind;
  return of("unknown", { reason: `what it answers with cannot be followed: ${why}` });
}

/** What signed-out callers get. */
export function statusText(outcome: Outcome | undefined): string | null {
  if (!outcome) return null;
  const { status, rewrite } = outcome;
  if (rewrite !== null || (status !== null && status >= 300 && status < 400)) return "redirect";
  return String(status ?? "stopped");
}

/** A path that is not known. */
export const somewhere = "somewhere";

/** null: the same path. */
function targetOf(content: Value | null, pathname: string): string | null {
  const first = content?.kind === "list" ? (content.items[0] ?? null) : content;
  const path = first?.kind === "record" ? first.members.get("pathname") : first;
  if (path?.kind !== "known") return somewhere;
  return path.value === pathname ? null : String(path.value);
}
