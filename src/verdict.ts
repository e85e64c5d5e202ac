// Who can reach a resource, and how that is known: the nouns that judge makes and report prints.
// The JSON of `audit` has the same keys, see report/audit-json.ts.
import type { ResourceKind } from "./project.ts";

/**
 * What the gate does with a signed-out or plainly signed-in caller.
 * `not-run`: config.matcher or a wrapper skips it. `none`: no gate file that Next.js loads, or no Clerk in it.
 */
export type GateAnswer =
  | "public"
  | "signed-in"
  | "restricted"
  | "not-run"
  | "none"
  | "conditional"
  | "unknown";

/** What the resource's own code does. `broken`: it tries and fails. `not-applicable`: nothing of it runs on the server. */
export type GuardAnswer =
  | "signed-in"
  | "restricted"
  | "open"
  | "conditional"
  | "broken"
  | "unknown"
  | "not-applicable";

export type GuardVia =
  | "protect"
  | "auth-check"
  | "current-user"
  | "helper"
  | "wrapper"
  | "signature"
  | "secret"
  | "other-auth";

export type Reach = "anyone" | "signed-in" | "restricted" | "conditional" | "unknown";

/** A place in the source that decided, and what it does there. */
export interface Evidence {
  /** Relative to the project root; `../` in a workspace package. */
  file: string;
  /** 1-based. */
  line: number;
  /** The deciding code as it stands in the source, or a few words. */
  note: string;
}

/** Where the value of a condition comes from: what a caller or the surroundings can change. */
export type ConditionSource = "env" | "header" | "query" | "cookie" | "host" | "body" | "data" | "other";

/** A condition that could not be known, and under which callers get through. */
export interface Condition extends Evidence {
  /** What is not known, as the source has it where it was made: `isKnown` may stand for a header compared with a secret. */
  value: string;
  /** Most telling first; `note` quotes the condition, with `!(…)` when it has to be false. */
  sources: ConditionSource[];
}

/** What a caller needs beyond being signed in, as far as the source names it. */
export interface Requires {
  role?: string;
  permission?: string;
  feature?: string;
  plan?: string;
  /** An active organization. */
  organization?: true;
  /** In words, where it is something else: a claim, a role in a database, a signature, a secret. */
  other?: string;
}

export interface GateVerdict {
  answer: GateAnswer;
  requires: Requires | null;
  evidence: Evidence[];
  /** Empty unless the answer is `conditional`. */
  conditions: Condition[];
  /** Why the answer is `unknown`. */
  reason: string | null;
  /** What signed-out callers get, e.g. `redirect`, `401`; null when they pass. */
  signedOut: string | null;
  /** Concrete values of a dynamic URL for which the gate answers otherwise, e.g. `/posts/x.csv`. */
  differs: { url: string; answer: GateAnswer }[];
}

export interface GuardVerdict {
  answer: GuardAnswer;
  via: GuardVia | null;
  requires: Requires | null;
  /** Who gets past the guard alone; a broken one may still stop some. */
  holds: Reach;
  /** `401`, `403`, `404`, `redirect`, `throw`, `page` (content of its own), `empty`; null when they are not stopped. */
  signedOut: string | null;
  evidence: Evidence[];
  conditions: Condition[];
  /** Why it is `unknown`, or what is `broken`. */
  reason: string | null;
}

export interface Verdict {
  /** As in Project.resources. */
  id: string;
  kind: ResourceKind;
  file: string;
  export: string;
  line: number;
  urls: string[];
  gate: GateVerdict;
  guard: GuardVerdict;
  reach: Reach;
}

export interface UrlVerdict {
  url: string;
  /** Of what most callers get to there; for a GET where nothing serves it. */
  gate: GateVerdict;
  /** All that would serve it, such as the methods of a Route Handler: what most callers get to comes first. */
  served: { resource: string; gate: GateVerdict; reach: Reach }[];
}

/** What contradicts the intent or cannot hold. */
export interface AuditFinding {
  /** Id of the rule, kebab-case and stable. */
  rule: string;
  severity: "error" | "warning" | "info";
  /** For somebody who meets the problem for the first time; whole sentences. */
  message: string;
  file: string;
  /** 1-based. */
  line: number;
  /** Id of the resource concerned, or null when it is about the gate or the app. */
  resource: string | null;
  /** The command that fixes it, or a sentence; null when there is nothing to say. */
  fix: string | null;
}

/** Everything `audit` reports. */
export interface Audit {
  project: { next: string; clerk: string | null; gateFile: string | null; routers: ("app" | "pages")[] };
  /** In the order of Project.resources. */
  resources: Verdict[];
  findings: AuditFinding[];
  /** Findings that a baseline accepts; they do not count. */
  accepted: AuditFinding[];
  urls: UrlVerdict[];
  summary: Record<Reach, number>;
}
