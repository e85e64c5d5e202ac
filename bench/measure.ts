// One audit of one app: `node measure.mjs judge|detect <folder>` prints a `Run` as JSON.
import { detectProject } from "../src/detect/detect-project.ts";
import { judge } from "../src/judge/judge.ts";

export interface Run {
  resources: number;
  /** Seconds. */
  detect: number;
  judge: number;
  /** Both, without waiting for the disk or for other processes: what to compare on a busy machine. */
  cpu: number;
  /** Peak, in megabytes. */
  memory: number;
}

const [mode, root = "."] = process.argv.slice(2);
const before = process.cpuUsage();
const start = performance.now();
const project = await detectProject(root, "report");
const detected = performance.now();
if (mode === "judge") judge(project, null, { urls: [] });
const judged = performance.now();
const { user, system } = process.cpuUsage(before);
const run: Run = {
  resources: project.resources.length,
  detect: (detected - start) / 1000,
  judge: (judged - detected) / 1000,
  cpu: (user + system) / 1_000_000,
  memory: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(run));
