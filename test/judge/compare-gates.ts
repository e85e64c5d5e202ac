// Does judge say of random gates what the real SDK does? Judges every gate, asks the SDK the same, and lists where they part.
import fc from "fast-check";
import type { GateAnswer } from "../../src/verdict.ts";
import { askGates, type GateQuestion } from "./ask-gates.ts";
import { passes } from "./gate-truth.ts";
import type { GateOutcome } from "./gates-entry.ts";
import { judgeText } from "./judge-text.ts";
import { randomGate } from "./random-gate.ts";
import { sessionHeaders } from "./session-headers.ts";
import { origin, type Setting } from "./settings.ts";

export interface Comparison {
  /** URLs judged. */
  total: number;
  /** `unknown` and `conditional` answers: nothing here depends on anything unknown. */
  undecided: string[];
  /** Judge says that a caller is stopped, and the caller passes. */
  falselyProtected: string[];
  /** Judge says signed-in where more is needed. */
  understated: string[];
  /** Any other difference: judge lets pass whom the SDK stops. */
  otherwise: string[];
}

export async function compareGates(setting: Setting, seed: number, count: number): Promise<Comparison> {
  const { lab, gate, clerk } = setting;
  const gates = fc.sample(randomGate(clerk.major, "closed"), { seed, numRuns: count });
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
  const comparison: Comparison = {
    total: 0,
    undecided: [],
    falselyProtected: [],
    understated: [],
    otherwise: [],
  };
  let next = 0;
  for (const each of gates) {
    const answers = judgeText(setting, each);
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
  if (answer === "signed-in" || answer === "restricted") {
    if (nobody.what === "next") return "falselyProtected";
    if (answer === "restricted" && user.what === "next") return "falselyProtected";
  }
  // Where not even the full caller gets on, the definitions leave room.
  if (full.what !== "next") return null;
  if (passes(nobody, full)) {
    // A wrapper may drop what Clerk has left in its answer.
    const fitting: GateAnswer[] = nobody.covered
      ? nobody.clerk
        ? ["public"]
        : ["public", "not-run"]
      : ["not-run"];
    return fitting.includes(answer) ? null : "otherwise";
  }
  const truth = passes(user, full) ? "signed-in" : "restricted";
  if (answer === truth) return null;
  return answer === "signed-in" ? "understated" : "otherwise";
}
