// What does the real SDK say of the URLs of gate cases? Asks as nobody, as somebody plainly signed in and as somebody who
// meets every check, for a document and for JSON, and names the answer as a verdict does.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { detectProject } from "../../src/detect/detect-project.ts";
import { type Caller, makeCallers } from "../../src/prove/callers.ts";
import { credentials } from "../../src/prove/credentials.ts";
import { makeKeys } from "../../src/prove/keys.ts";
import { apiRequest, documentRequest } from "../../src/prove/request-kinds.ts";
import type { GateAnswer } from "../../src/verdict.ts";
import type { Lab } from "../e2e/lab.ts";
import { askGates, type GateQuestion, type GateToAsk } from "./ask-gates.ts";
import type { GateCase, Surroundings } from "./gate-case.ts";
import type { GateOutcome } from "./gates-entry.ts";

/** Every name is one way to ask: `user json`. */
export type Outcomes = Record<string, GateOutcome>;

interface Ask {
  case: GateCase;
  url: string;
  /** Index in the expectation's `when`; -1 without surroundings. */
  at: number;
  outcomes: Outcomes;
}

const origin = "http://localhost:3000";
const labOf: Record<string, Lab> = { "7.9.17": "next16", "6.39.8": "next15", "5.7.6": "next14" };
const kinds = { document: documentRequest, json: apiRequest };

/** Why the real SDK cannot be asked about the case, or null. */
export function untestedReason({ folder, expected }: GateCase): string | null {
  if (expected.untested) return expected.untested;
  if (!labOf[clerkOf(folder, expected.root)]) return "no lab has these versions";
  return expected.gate === null ? "no gate to run" : null;
}

export async function askCases(cases: GateCase[]): Promise<Ask[]> {
  const batches = new Map<
    string,
    { lab: Lab; kind: "proxy" | "middleware"; env: Record<string, string>; asks: Ask[] }
  >();
  const all: Ask[] = [];
  for (const each of cases) {
    const lab = labOf[clerkOf(each.folder, each.expected.root)] ?? "next16";
    const kind = /(^|\/)proxy\.\w+$/.test(each.expected.gate ?? "") ? "proxy" : "middleware";
    for (const [url, { when = [], untested }] of Object.entries(each.expected.urls)) {
      if (untested) continue;
      for (const at of [-1, ...when.keys()]) {
        const env = { ...each.expected.env, ...when[at]?.env };
        const ask: Ask = { case: each, url, at, outcomes: {} };
        const key = `${lab} ${kind} ${JSON.stringify(env)}`;
        const batch = batches.get(key) ?? { lab, kind, env, asks: [] };
        batch.asks.push(ask);
        batches.set(key, batch);
        all.push(ask);
      }
    }
  }
  for (const { lab, kind, env, asks } of batches.values()) {
    const inBatch = [...new Set(asks.map((ask) => ask.case))];
    const gates = await Promise.all(inBatch.map(gateToAsk));
    const questions = await Promise.all(asks.map((ask) => questionsFor(ask, inBatch.indexOf(ask.case), lab)));
    const answers = await askGates(
      lab,
      kind,
      gates,
      questions.flat().map(({ question }) => question),
      env,
    );
    let next = 0;
    for (const [index, ask] of asks.entries()) {
      for (const { name } of questions[index] ?? []) {
        const answer = answers[next++];
        if (answer) ask.outcomes[name] = answer;
      }
    }
  }
  return all;
}

async function gateToAsk({ folder, expected }: GateCase): Promise<GateToAsk> {
  const root = expected.root ?? "";
  const { nextConfig } = await detectProject(join(folder, root));
  const gate = [root, expected.gate].filter(Boolean).join("/");
  return { source: folder, gate, basePath: nextConfig.basePath, stubs: expected.stubs ?? {} };
}

async function questionsFor(
  ask: Ask,
  gate: number,
  lab: Lab,
): Promise<{ name: string; question: GateQuestion }[]> {
  const { full = {}, urls } = ask.case.expected;
  const surroundings = urls[ask.url]?.when?.[ask.at];
  const made = makeCallers({ one: [], all: full.permissions ?? [] });
  if (full.role && made.admin.session?.organization) made.admin.session.organization.role = full.role;
  const callers = surroundings ? [made.nobody] : [made.nobody, made.user, made.admin];
  const asked = callers.flatMap((caller) =>
    Object.keys(kinds).map(async (kind) => {
      const form = kind === "document" ? "cookie" : "bearer";
      const claims = caller === made.admin ? (full.claims ?? {}) : {};
      const headers = {
        ...kinds[kind as keyof typeof kinds],
        ...(await sessionOf(caller, form, claims, lab)),
      };
      return {
        name: `${caller.name} ${kind}`,
        question: inSurroundings(ask.url, gate, headers, surroundings),
      };
    }),
  );
  return Promise.all(asked);
}

async function sessionOf(
  caller: Caller,
  form: "cookie" | "bearer",
  custom: Record<string, unknown>,
  lab: Lab,
): Promise<Record<string, string>> {
  const keys = await makeKeys("live");
  return credentials(caller, form, keys, { version: lab === "next14" ? 1 : 2, custom, origin });
}

function inSurroundings(
  path: string,
  gate: number,
  headers: Record<string, string>,
  surroundings?: Surroundings,
): GateQuestion {
  const query = surroundings?.query ? `${path.includes("?") ? "&" : "?"}${surroundings.query}` : "";
  const url = (surroundings?.host ? `http://${surroundings.host}` : origin) + path + query;
  const { cookie, ...more } = surroundings?.headers ?? {};
  const cookies = [headers.cookie, cookie].filter(Boolean).join("; ");
  return {
    gate,
    url,
    method: surroundings?.method ?? "GET",
    headers: { ...headers, ...more, ...(cookies && { cookie: cookies }) },
  };
}

/** Signed-out callers get on, or get what everybody gets. */
export function passes(outcome: GateOutcome | undefined, full: GateOutcome | undefined): boolean {
  return outcome?.what === "next" || (full !== undefined && outcome?.what === full.what);
}

/** What a verdict may say; nothing fits when documents and JSON are treated differently. */
export function answersThatFit(outcomes: Outcomes): GateAnswer[] {
  const stopped = (caller: string) =>
    Object.keys(kinds).map((kind) => !passes(outcomes[`${caller} ${kind}`], outcomes[`admin ${kind}`]));
  const all = Object.values(outcomes);
  if (all.every(({ covered }) => !covered)) return ["not-run"];
  const nobody = stopped("nobody");
  if (nobody.every((is) => !is)) {
    if (all.every(({ what }) => what !== "next")) return ["public", "not-run"];
    return all.some(({ clerk }) => clerk) ? ["public"] : ["not-run"];
  }
  if (!nobody.every(Boolean)) return [];
  const user = stopped("user");
  if (user.every((is) => !is)) return ["signed-in"];
  return user.every(Boolean) ? ["restricted"] : [];
}

function clerkOf(folder: string, root = ""): string {
  const path = join(folder, root, "package.json");
  if (!existsSync(path)) return "";
  const { dependencies = {} } = JSON.parse(readFileSync(path, "utf8"));
  return dependencies["@clerk/nextjs"] ?? "";
}
