// What does one folder of fixtures/judge/gate say? A small app, and expected.json with the gate's answer for each URL.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ConditionSource, GateAnswer, Requires } from "../../src/verdict.ts";

export interface GateCase {
  name: string;
  folder: string;
  expected: GateExpectation;
}

interface GateExpectation {
  about: string;
  /** The app's folder, where it is not the case's own. */
  root?: string;
  /** The file Next.js loads; null when there is none. */
  gate: string | null;
  urls: Record<string, UrlExpectation>;
  /** What a caller needs to meet every check; by default an admin of an organization with an empty session otherwise. */
  full?: { claims?: Record<string, unknown>; permissions?: string[]; role?: string };
  /** Variables of every run with the real SDK. */
  env?: Record<string, string>;
  /** Packages that no lab has: their name, and a CommonJS module that stands for them. */
  stubs?: Record<string, string>;
  /** Why the real SDK cannot be asked. */
  untested?: string;
}

export interface UrlExpectation {
  /** Several where the definitions leave room. */
  answer: GateAnswer | GateAnswer[];
  signedOut?: string;
  requires?: Requires;
  /** A line that evidence or conditions must name: of the gate, or `file:line`. One of several where each decides. */
  line?: number | string | (number | string)[];
  /** Where conditions must come from. */
  sources?: ConditionSource[];
  /** Surroundings that a condition is about, and what they mean for signed-out callers. */
  when?: Surroundings[];
  untested?: string;
}

export interface Surroundings {
  env?: Record<string, string>;
  headers?: Record<string, string>;
  /** Without `?`. */
  query?: string;
  host?: string;
  method?: string;
  signedOut: "passes" | "stopped";
}

const cases = fileURLToPath(new URL("../../fixtures/judge/gate/", import.meta.url));

export function gateCases(): GateCase[] {
  return readdirSync(cases)
    .sort()
    .map((name) => {
      const folder = join(cases, name);
      const expected: GateExpectation = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
      return { name, folder, expected };
    });
}
