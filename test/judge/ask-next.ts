// What does a lab's own Next.js say? Runs next-oracle.cjs, see there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lab } from "../e2e/lab.ts";

export interface NextConfig {
  basePath: string;
  trailingSlash: boolean;
  i18n: { locales: string[]; defaultLocale: string } | null;
}

export interface GateQuestions {
  /** Text of middleware.ts. */
  source: string;
  nextConfig: NextConfig;
  requests: { path: string; headers?: Record<string, string>; query?: string }[];
}

export interface RouteQuestions {
  /** URLs without base path, in Next's notation. */
  app: string[];
  pages: string[];
  nextConfig: NextConfig;
  paths: string[];
}

export interface NextAnswers {
  /** `refused`: why a build ends; null when it does not. */
  gates: { refused: string | null; ran: boolean[] }[];
  /** `app /users/[id]`, or null. */
  routes: (string | null)[][];
}

const oracle = fileURLToPath(new URL("next-oracle.cjs", import.meta.url));

export function askNext(
  lab: Lab,
  questions: { gates?: GateQuestions[]; routes?: RouteQuestions[] },
): NextAnswers {
  const folder = mkdtempSync(join(tmpdir(), "ask-next-"));
  try {
    const input = { ...questions, folder, lab: fileURLToPath(new URL(`../labs/${lab}`, import.meta.url)) };
    const child = spawnSync(process.execPath, [oracle], {
      input: JSON.stringify(input),
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (child.status !== 0) throw new Error(`Next.js could not be asked: ${child.stderr}`);
    return JSON.parse(child.stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
