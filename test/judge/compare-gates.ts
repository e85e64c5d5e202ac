// Does judge say of random gates what the real SDK does? Judges every gate, asks the SDK the same, and lists where they part.
import fc from "fast-check";
import { judge } from "../../src/judge/judge.ts";
import { makeCallers } from "../../src/prove/callers.ts";
import { credentials } from "../../src/prove/credentials.ts";
import { makeKeys } from "../../src/prove/keys.ts";
import { apiRequest, documentRequest } from "../../src/prove/request-kinds.ts";
import type { GateAnswer } from "../../src/verdict.ts";
import type { Lab } from "../e2e/lab.ts";
import { testProject } from "../project.ts";
import { askGates, type GateQuestion } from "./ask-gates.ts";
import { passes } from "./gate-truth.ts";
import type { GateOutcome } from "./gates-entry.ts";
import { type ClerkMajor, type RandomGate, randomGate } from "./random-gate.ts";

export interface Comparison {
  /** URLs judged. */
  total: number;
  /** `unknown` and `conditional` answers: nothing here depends on anything unknown. */
  undecided: string[];
  /** Judge says that a caller is stopped, and the caller passes. */
  falselyProtected: string[];
  /** Any other difference. */
  otherwise: string[];
}

interface Setting {
  lab: Lab;
  gate: "proxy.js" | "middleware.js";
  clerk: { major: ClerkMajor; version: string };
  next: string;
}

export const settings: Setting[] = [
  { lab: "next16", gate: "proxy.js", clerk: { major: 7, version: "7.9.17" }, next: "16.4.6" },
  { lab: "next15", gate: "middleware.js", clerk: { major: 6, version: "6.39.8" }, next: "15.5.29" },
  { lab: "next14", gate: "middleware.js", clerk: { major: 5, version: "5.7.6" }, next: "14.2.35" },
];

const origin = "http://localhost:3000";

export async function compareGates(setting: Setting, seed: number, count: number): Promise<Comparison> {
  const { lab, gate, clerk } = setting;
  const gates = fc.sample(randomGate(clerk.major), { seed, numRuns: count });
  const sessions = await sessionHeaders(setting);
  const questions = gates.flatMap(({ urls, document }, index) =>
    urls.flatMap((url) =>
      sessions[document ? "document" : "json"].map(
        (headers): GateQuestion => ({
          gate: index,
          url: origin + url,
          method: "GET",
          headers,
        }),
      ),
    ),
  );
  const sources = gates.map(({ text }) => ({ source: { [gate]: text }, gate, basePath: "", stubs: {} }));
  const outcomes = await askGates(lab, gate === "proxy.js" ? "proxy" : "middleware", sources, questions);
  const comparison: Comparison = { total: 0, undecided: [], falselyProtected: [], otherwise: [] };
  let next = 0;
  for (const each of gates) {
    const answers = judged(setting, each);
    for (const url of each.urls) {
      const [nobody, user, full] = outcomes.slice(next, next + 3);
      next += 3;
      if (!nobody || !user || !full) throw new Error("an outcome is missing");
      const said = answers.get(url);
      comparison.total += 1;
      const seen = [nobody, user, full].map(({ what }) => what).join(", ");
      const line = `${url}: judge says ${said?.answer}${said?.why}, the SDK: ${seen}\n${each.text}`;
      const kind = difference(said?.answer, nobody, user, full);
      if (kind) comparison[kind].push(line);
    }
  }
  return comparison;
}

function difference(
  answer: GateAnswer | undefined,
  nobody: GateOutcome,
  user: GateOutcome,
  full: GateOutcome,
): Exclude<keyof Comparison, "total"> | null {
  if (answer === undefined || answer === "unknown" || answer === "conditional") return "undecided";
  const nobodyPasses = passes(nobody, full);
  const userPasses = passes(user, full);
  if (answer === "signed-in" || answer === "restricted") {
    if (nobody.what === "next") return "falselyProtected";
    if (answer === "restricted" && user.what === "next") return "falselyProtected";
  }
  // Where not even the full caller gets on, the definitions leave room.
  if (full.what !== "next") return null;
  const truth: GateAnswer = !nobody.covered
    ? "not-run"
    : nobodyPasses
      ? nobody.clerk
        ? "public"
        : "not-run"
      : userPasses
        ? "signed-in"
        : "restricted";
  return truth === answer ? null : "otherwise";
}

function judged(
  { gate, clerk, next }: Setting,
  { text, urls }: RandomGate,
): Map<string, { answer: GateAnswer; why: string }> {
  const project = testProject({
    files: { [gate]: text },
    gate: { file: gate, expected: gate, dead: [], conflict: null },
    language: "js",
    clerk: { version: clerk.version, source: "installed" },
    next: { version: next, source: "installed" },
    dependencies: { next, "@clerk/nextjs": clerk.version },
  });
  const audit = judge(project, null, { urls });
  return new Map(
    audit.urls.map(({ url, gate: { answer, reason, conditions } }) => {
      const why = reason ?? conditions.map(({ note }) => note).join("; ");
      return [url, { answer, why: why && ` (${why})` }];
    }),
  );
}

/** Nobody, a plain user, and somebody who meets every check. */
async function sessionHeaders({
  clerk: { major },
}: Setting): Promise<Record<"document" | "json", Record<string, string>[]>> {
  const keys = await makeKeys("live");
  const { nobody, user, admin } = makeCallers({ one: [], all: [] });
  const version = major === 5 ? 1 : 2;
  const all = (form: "cookie" | "bearer", kind: Record<string, string>) =>
    Promise.all(
      [nobody, user, admin].map(async (caller) => {
        const custom = caller === admin ? { metadata: { role: "admin" } } : {};
        return { ...kind, ...(await credentials(caller, form, keys, { version, custom, origin })) };
      }),
    );
  return { document: await all("cookie", documentRequest), json: await all("bearer", apiRequest) };
}
