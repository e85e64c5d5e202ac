// What does an app really do, in the words of its audit? Answers of the running app become reaches, next to judge's.
import { loadConfig } from "../../src/config.ts";
import { detectProject } from "../../src/detect/detect-project.ts";
import { judge } from "../../src/judge/judge.ts";
import type { Answer } from "../../src/prove/answer.ts";
import type { CallerName } from "../../src/prove/callers.ts";
import type { InProcessAnswer } from "../../src/prove/in-process.ts";
import type { Audit, GateAnswer, Reach } from "../../src/verdict.ts";
import { answerWord } from "./answer-word.ts";
import type { ExpectedRow } from "./expected.ts";

/** One caller's try. */
export interface Try {
  /** Id of a resource, or a URL. */
  at: string;
  /** The URL, where a resource has several: callers choose theirs. */
  path: string;
  caller: CallerName;
  /** Did they get what they asked for, or was it withheld? */
  isIn: boolean;
}

/** Every URL of the table that is asked with GET, as judge does. */
export function urlsOf(rows: ExpectedRow[]): string[] {
  return [...new Set(rows.filter(({ method }) => method === "GET").map(({ path }) => path))];
}

/** Id of the resource that a row asks for. */
export function idOf({ resource, method }: ExpectedRow): string | null {
  return resource && `${resource.file}#${resource.kind === "page" ? "default" : method}`;
}

export async function auditApp(root: string, urls: string[]): Promise<Audit> {
  const project = await detectProject(root);
  return judge(project, loadConfig(project.read), { urls });
}

/** Pages and routes are asked for by URL; Server Functions by id, and what shows is what they changed. */
type Asking = "by URL" | "by id";

/** What judge says of every resource that can be asked for this way. */
export function judgedReach({ resources }: Audit, asking: Asking): Record<string, Reach> {
  const asked = resources.filter(({ kind, urls }) => {
    // A layout is no answer of its own: it stands around those of pages.
    if (kind === "layout") return false;
    return urls.length > 0 === (asking === "by URL");
  });
  return Object.fromEntries(asked.map(({ id, reach }) => [id, reach]));
}

const reachOfGate: Record<GateAnswer, Reach> = {
  ...{ public: "anyone", "not-run": "anyone", none: "anyone" },
  ...{ "signed-in": "signed-in", restricted: "restricted", conditional: "conditional", unknown: "unknown" },
};

/** What judge says of the gate at every URL that was asked with GET. */
export function judgedGate({ urls }: Audit): Record<string, Reach> {
  return Object.fromEntries(urls.map(({ url, gate }) => [url, reachOfGate[gate.answer]]));
}

/** How judge says that the gate refuses signed-out callers. */
export function judgedSignedOut({ urls }: Audit): Record<string, string> {
  return Object.fromEntries(urls.flatMap(({ url, gate }) => (gate.signedOut ? [[url, gate.signedOut]] : [])));
}

export function seenSignedOut(refused: { url: string; answer: Answer }[]): Record<string, string> {
  return Object.fromEntries(
    refused.map(({ url, answer }) => [url, answer.location === null ? String(answer.status) : "redirect"]),
  );
}

/** A page or a handler had its say. Null: the browser is sent to renew its session, which is neither. */
export function isIn(answer: Answer, asked: string): boolean | null {
  const word = answerWord(answer, asked);
  if (word === "handshake") return null;
  return answer.status >= 200 && answer.status < 300;
}

/** The gate had no objection, whatever came of the request behind it. */
export function isPastGate(answer: InProcessAnswer, asked: string): boolean | null {
  const word = answerWord(answer, asked);
  return word === "handshake" ? null : answer.stage !== "gate";
}

/** The reach of everything that was tried, by resource or URL. */
export function seenReach(tries: Try[]): Record<string, Reach> {
  return Object.fromEntries([...grouped(tries, ({ at }) => at)].map(([at, all]) => [at, weakest(all)]));
}

const weakestFirst: Reach[] = ["anyone", "conditional", "signed-in", "restricted"];

function weakest(tries: Try[]): Reach {
  const reaches = [...grouped(tries, ({ path }) => path).values()].map(reachOfPath);
  return weakestFirst.find((reach) => reaches.includes(reach)) ?? "unknown";
}

/** None of them is signed in, whatever their token says. */
const outsiders: CallerName[] = ["nobody", "expired", "pending", "tampered"];

function reachOfPath(tries: Try[]): Reach {
  const strangers = tries.filter(({ caller }) => outsiders.includes(caller));
  if (strangers.length === 0) throw new Error(`Nobody tried ${tries[0]?.at} signed out.`);
  if (strangers.every((one) => one.isIn)) return "anyone";
  if (strangers.some((one) => one.isIn)) return "conditional";
  if (tries.some((one) => one.caller === "user" && one.isIn)) return "signed-in";
  // Otherwise all that was seen is something that does not work.
  return tries.some((one) => one.isIn) ? "restricted" : "unknown";
}

function grouped(tries: Try[], key: (one: Try) => string): Map<string, Try[]> {
  const groups = new Map<string, Try[]>();
  for (const one of tries) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
