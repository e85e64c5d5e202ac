// The same for gates that ask headers, cookies, the query and variables: what judge says must hold in all surroundings.
import fc from "fast-check";
import type { GateAnswer } from "../../src/verdict.ts";
import { askGates, type GateQuestion } from "./ask-gates.ts";
import type { Comparison } from "./compare-gates.ts";
import { passes } from "./gate-truth.ts";
import type { GateOutcome } from "./gates-entry.ts";
import { judgeText } from "./judge-text.ts";
import { type RandomGate, randomGate } from "./random-gate.ts";
import { sessionHeaders } from "./session-headers.ts";
import { origin, type Setting } from "./settings.ts";

interface Surrounding {
  header: boolean;
  cookie: boolean;
  query: string;
}

const bits = [false, true];
const surroundings: Surrounding[] = bits.flatMap((header) =>
  bits.flatMap((cookie) =>
    ["", "?q=1", "?x=/public", "?q=1&x=/public"].map((query) => ({ header, cookie, query })),
  ),
);

export async function compareOpenGates(setting: Setting, seed: number, count: number): Promise<Comparison> {
  const gates = fc.sample(randomGate(setting.clerk.major, "open"), { seed, numRuns: count });
  const [unset = [], set = []] = [await ask(setting, gates, {}), await ask(setting, gates, { FLAG: "1" })];
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
      const to = next + surroundings.length * 2;
      const outcomes = [...unset.slice(next, to), ...set.slice(next, to)];
      next = to;
      const said = answers.get(url);
      comparison.total += 1;
      const kind = difference(said?.answer, outcomes);
      const pairs = outcomes.flatMap(({ what }, at) =>
        at % 2 === 0 ? [`${what} / ${outcomes[at + 1]?.what}`] : [],
      );
      const seen = [...new Set(pairs)].join(", ");
      if (kind)
        comparison[kind].push(
          `${url}: judge says ${said?.answer}${said?.why}, the SDK: ${seen}\n${each.text}`,
        );
    }
  }
  return comparison;
}

/** Nobody and the full caller in turn, for every URL in all surroundings. */
async function ask(
  setting: Setting,
  gates: RandomGate[],
  env: Record<string, string>,
): Promise<GateOutcome[]> {
  const { lab, gate } = setting;
  const sessions = await sessionHeaders(setting);
  const questions = gates.flatMap(({ urls, document }, index) =>
    urls.flatMap((url) =>
      surroundings.flatMap(({ header, cookie, query }) => {
        const [nobody = {}, , full = {}] = sessions[document ? "document" : "json"];
        return [nobody, full].map((headers): GateQuestion => {
          const cookies = [headers.cookie, cookie && "c=1"].filter(Boolean).join("; ");
          const more = { ...(header && { "x-a": "1" }), ...(cookies && { cookie: cookies }) };
          return { gate: index, url: origin + url + query, method: "GET", headers: { ...headers, ...more } };
        });
      }),
    ),
  );
  const sources = gates.map(({ text }) => ({ source: { [gate]: text }, gate, basePath: "", stubs: {} }));
  return askGates(lab, gate === "proxy.js" ? "proxy" : "middleware", sources, questions, env);
}

function difference(
  answer: GateAnswer | undefined,
  outcomes: GateOutcome[],
): Exclude<keyof Comparison, "total"> | null {
  const pairs = outcomes.flatMap((outcome, at) =>
    at % 2 === 0 ? [{ nobody: outcome, full: outcomes[at + 1] }] : [],
  );
  // Where not even the full caller gets on, the definitions leave room.
  const getsThrough = pairs
    .filter(({ full }) => full?.what === "next")
    .map(({ nobody, full }) => passes(nobody, full));
  if (answer === "signed-in" || answer === "restricted")
    return pairs.some(({ nobody }) => nobody.what === "next") ? "falselyProtected" : null;
  if (answer === "public" || answer === "not-run") return getsThrough.every(Boolean) ? null : "otherwise";
  // Answers that depend on something, where nothing changes.
  return new Set(getsThrough).size !== 1 ? null : "undecided";
}
