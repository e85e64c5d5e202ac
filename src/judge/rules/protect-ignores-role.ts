// Where does Clerk drop the role because the same object also holds a URL? A known flaw of the app's version.
import semver from "semver";
import type { AuditFinding } from "../../verdict.ts";
import { callNotes } from "./parts/call-notes.ts";
import type { Facts } from "./rule.ts";

/** GHSA-w24r-5266-9c3c; the source of all of 5.x does the same. */
const affected = ">=5.0.0 <6.0.0 || >=6.0.0 <6.39.3 || >=7.0.0 <7.2.4";
const conditions = ["role", "permission", "feature", "plan"];
const options = ["unauthorizedUrl", "unauthenticatedUrl", "token"];

export function protectIgnoresRole({ project, world }: Facts): AuditFinding[] {
  const version = project.clerk?.version;
  if (version === undefined || !semver.satisfies(version, affected, { includePrerelease: true })) return [];
  return callNotes(world).flatMap(({ file, line, name, keys }): AuditFinding[] => {
    const condition = keys?.find((key) => conditions.includes(key));
    const option = keys?.find((key) => options.includes(key));
    if (!name.endsWith("protect") || !condition || !option) return [];
    const fixed = { 6: "6.39.3", 7: "7.2.4" }[semver.major(version)];
    const update = fixed ? `, and update @clerk/nextjs to ${fixed} or later` : "";
    return [
      {
        rule: "protect-ignores-role",
        severity: "error",
        message: `Clerk ${version} ignores \`${condition}\` here, because \`${option}\` stands in the same object: everybody who is signed in gets through${semver.major(version) < 6 ? "" : " (security advisory GHSA-w24r-5266-9c3c)"}.`,
        file,
        line,
        resource: null,
        fix: `Pass two objects, \`auth.protect({ ${condition}: … }, { ${option}: … })\`${update}.`,
      },
    ];
  });
}
