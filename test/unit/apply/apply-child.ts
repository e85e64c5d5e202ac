// Applies a plan and kills itself, as `kill -9` would, at the step that is asked for.
// Arguments: the plan's JSON file, the number of the step, the formatter or "none".
import { readFileSync } from "node:fs";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import type { Plan } from "../../../src/types.ts";

const [file = "", step = "", formatter = ""] = process.argv.slice(2);
let count = 0;
await applyPlan(JSON.parse(readFileSync(file, "utf8")) as Plan, {
  packages: "skip",
  packageManager: "npm",
  formatter: formatter === "prettier" ? "prettier" : null,
  workspaceRoot: null,
  onStep: () => {
    count++;
    if (count === Number(step)) process.kill(process.pid, "SIGKILL");
  },
});
process.stdout.write(String(count));
