// How long does an audit take, and how much memory? Apps of 1,000 and 10,000 resources, each in a process of its own.
// Bundled as it is published. `npm run bench` fails beyond the limits; `npm run bench -- detect` leaves the judging out.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { makeApp } from "./make-app.ts";
import type { Run } from "./measure.ts";

const limits = [
  { resources: 1000, seconds: 2 },
  { resources: 10_000, seconds: 15 },
];
const mostMemory = 1024;
/** Ten times the app may take ten times as long, and some for chance. */
const mostGrowth = 15;
const patience = 180;

const inSeconds = (seconds: number): string => `${seconds.toFixed(2)} s`;
const print = (cells: string[]): void => console.log(cells.map((cell) => cell.padStart(13)).join(""));

const here = dirname(fileURLToPath(import.meta.url));
const [mode = "judge"] = process.argv.slice(2);
// Beside the packages that stay outside of it.
const bundle = join(here, "..", "node_modules", ".bench.mjs");
buildSync({
  ...{ entryPoints: [join(here, "measure.ts")], outfile: bundle },
  ...{ bundle: true, platform: "node", format: "esm", packages: "external" },
});
compare();
rmSync(bundle);

function compare(): void {
  const failures: string[] = [];
  const runs: (Run | null)[] = [];
  print([
    "resources",
    "files",
    "detect",
    mode === "judge" ? "judge" : "",
    "together",
    "of it CPU",
    "peak memory",
  ]);
  for (const { resources, seconds } of limits) {
    const root = mkdtempSync(join(tmpdir(), "bench-"));
    try {
      const files = makeApp(root, resources);
      const run = inChildren(root);
      runs.push(run);
      const size = resources.toLocaleString("en");
      if (run === null) {
        print([size, files.toLocaleString("en"), `no answer within ${patience} s`]);
        failures.push(`${size} resources take longer than ${patience} s.`);
        continue;
      }
      const total = run.detect + run.judge;
      const judged = mode === "judge" ? inSeconds(run.judge) : "";
      const times = [inSeconds(run.detect), judged, inSeconds(total), inSeconds(run.cpu)];
      const row = [...times, `${Math.round(run.memory)} MB`];
      print([run.resources.toLocaleString("en"), files.toLocaleString("en"), ...row]);
      if (total > seconds) failures.push(`${size} resources take longer than ${seconds} s.`);
      if (run.memory > mostMemory) failures.push(`${size} resources take more than ${mostMemory} MB.`);
    } finally {
      rmSync(root, { recursive: true });
    }
  }
  const [small, large] = runs;
  if (small && large) {
    const growth = [large.detect / small.detect, large.judge / small.judge];
    const whole = (large.detect + large.judge) / (small.detect + small.judge);
    const factors = [growth[0], mode === "judge" ? growth[1] : undefined, whole];
    print(["growth", "", ...factors.map((factor) => (factor === undefined ? "" : `x ${factor.toFixed(1)}`))]);
    if (whole > mostGrowth) failures.push("Time grows faster than the app.");
  }
  for (const failure of failures) console.log(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** The best of three: other processes only ever make it slower. Null when it takes too long. */
function inChildren(root: string): Run | null {
  const runs = [inChild(root), inChild(root), inChild(root)].filter((run) => run !== null);
  return runs.sort((a, b) => a.detect + a.judge - b.detect - b.judge)[0] ?? null;
}

function inChild(root: string): Run | null {
  try {
    const options = { encoding: "utf8", timeout: patience * 1000 } as const;
    return JSON.parse(execFileSync(process.execPath, [bundle, mode, root], options));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ETIMEDOUT") return null;
    throw error;
  }
}
