// Which forms of Clerk's and Next's API the app's versions want. The only place that compares versions.
import semver from "semver";
import type { Project } from "./types.ts";

export interface Capabilities {
  /** The Clerk version the generated code is written for: the app's, or the one the plan installs. */
  clerkVersion: string;
  /** Range to install, or null when the app has Clerk already. */
  clerkInstall: string | null;
  /** `proxy` from Next 16 on. */
  gateName: "proxy" | "middleware";
  /** Clerk 5: `auth()` and its `protect()` are synchronous. */
  asyncAuth: boolean;
  /** `has({ feature })` and `has({ plan })`: Clerk 5 knows neither. */
  billing: boolean;
  /** `createRouteMatcher` exists and is not deprecated (before 7.5.14). */
  routeMatcher: boolean;
  /** Clerk 7 wants ClerkProvider inside `<body>`. */
  providerInsideBody: boolean;
  /** Next 15 and later: `params`, `searchParams`, `headers()` and `cookies()` are promises. */
  asyncParams: boolean;
  /** Next 16.3 and later, with Cache Components: `export const instant = false` lets a page wait for the session. */
  instantExport: boolean;
  /** Next 14 and later: Server Actions without an experimental flag. */
  serverActions: boolean;
  /**
   * Next 15 and later refuse to build with a `config.matcher` they cannot read (earlier ones ignore the config), and match
   * the decoded path as well as the one that was sent.
   */
  strictMatchers: boolean;
  /** Next 15 and later bring React 19: `useActionState` instead of `useFormState`. */
  actionState: boolean;
}

/** Reads versions only; throws nothing. Unknown Clerk versions count as the newest one that the app's Next supports. */
export function capabilities(project: Pick<Project, "next" | "clerk">): Capabilities {
  const found = known.get(project);
  if (found) return found;
  const made = compare(project);
  known.set(project, made);
  return made;
}

/** Asked thousands of times for one app. */
const known = new WeakMap<Pick<Project, "next" | "clerk">, Capabilities>();

function compare(project: Pick<Project, "next" | "clerk">): Capabilities {
  const next = project.next.version;
  const clerkInstall = project.clerk ? null : clerkFor(next);
  const clerkVersion =
    project.clerk?.version ?? semver.minVersion(clerkInstall ?? "7.9.17")?.version ?? "7.9.17";
  return {
    clerkVersion,
    clerkInstall,
    gateName: semver.gte(next, "16.0.0-0") ? "proxy" : "middleware",
    asyncAuth: semver.gte(clerkVersion, "6.0.0-0"),
    billing: semver.gte(clerkVersion, "6.0.0-0"),
    routeMatcher: semver.lt(clerkVersion, "7.5.14"),
    providerInsideBody: semver.gte(clerkVersion, "7.0.0-0"),
    asyncParams: semver.gte(next, "15.0.0-0"),
    instantExport: semver.gte(next, "16.3.0-0"),
    serverActions: semver.gte(next, "14.0.0-0"),
    strictMatchers: semver.gte(next, "15.0.0-0"),
    actionState: semver.gte(next, "15.0.0-0"),
  };
}

/** Newest safe Clerk major per Next version, from the peer ranges of the three majors. */
function clerkFor(next: string): string {
  const options = { includePrerelease: true };
  const seven = "~15.2.8 || ~15.3.8 || ~15.4.10 || ^15.5.9 || ~16.0.10 || ^16.1.0-0";
  if (semver.satisfies(next, seven, options)) return "^7.9.17";
  if (semver.satisfies(next, "^13.5.7 || ^14.2.25 || ^15.2.3 || ^16", options)) return "^6.39.8";
  return "^5.7.6";
}
