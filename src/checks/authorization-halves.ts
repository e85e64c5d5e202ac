// Does ClerkAuthorization declare both of its halves? With only one, Clerk's types take any text for both.
import type { Config } from "../config.ts";
import { completeAuthorization, type MissingHalf } from "../edits/types/complete-authorization.ts";
import type { Project } from "../types.ts";
import type { Check } from "./check.ts";
import { declaredMembers } from "./parts/declared-members.ts";

export const authorizationHalves: Check = {
  id: "authorization-halves",
  run(project, config) {
    const halves = declaredMembers(project, project.typesFiles, project.read).filter(
      (member) => member.interface === "ClerkAuthorization",
    );
    const role = halves.find(({ name }) => name === "role");
    const permission = halves.find(({ name }) => name === "permission");
    const only = role && permission ? undefined : (role ?? permission);
    if (!only) return [];
    const missing = missingHalf(role ? "permission" : "role", project, config);
    return [
      {
        check: authorizationHalves.id,
        severity: "error",
        message: `ClerkAuthorization declares ${only.name} but not ${missing.name}: Clerk's types then allow any text for both, without a word.`,
        file: only.file,
        line: only.line,
        advice: null,
        fix: [completeAuthorization(only.file, missing, project)],
      },
    ];
  },
};

function missingHalf(name: MissingHalf["name"], project: Project, config: Config | null): MissingHalf {
  const key = `${name}s` as const;
  const configured = config?.authorization[key] ?? [];
  const known = configured.length > 0 ? configured : project.authorization[key];
  // Every Clerk instance starts with these roles, and with no custom permissions.
  const initial = name === "role" ? ["org:admin", "org:member"] : [];
  return { name, keys: known.length > 0 ? known : initial };
}
