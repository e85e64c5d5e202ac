// Do files outside the app declare Clerk's interfaces in the app's program? They count too, and are out of reach here.
import type { Finding } from "../types.ts";
import type { Check } from "./check.ts";

const id = "types-outside";

export const typesOutside: Check = {
  id,
  run: (project) =>
    project.typesOutside.map(
      (file): Finding => ({
        check: id,
        severity: "warning",
        message: `${file} is outside the app and declares interfaces of Clerk's. The compiler reads it, so its declarations count here too; they are not compared with clerk-sessions.json.`,
        file,
        line: null,
        advice:
          "Declare there what all apps share, and nothing that this app's clerk-sessions.json names: of two declarations of one property only one counts.",
        fix: [],
      }),
    ),
};
