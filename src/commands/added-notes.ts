// What must people hear about an addition that its preview does not show?
import { configFile } from "../config.ts";
import { readGate } from "../edits/gate/read-gate.ts";
import { readMatcherConfig } from "../edits/gate/read-matcher-config.ts";
import { localize, type Sample, samplesOfConfig } from "../edits/gate/sample-paths.ts";
import type { Feature, FeatureRoute } from "../features/feature.ts";
import { runsFor } from "../routes/next-matcher.ts";
import type { Project } from "../types.ts";

type Gate = NonNullable<ReturnType<Project["parse"]>>;

interface Circumstances {
  routes: FeatureRoute[];
  config: "new" | "kept";
  /** The gate as it will be, null when there is none. */
  gate: Gate | null;
}

export function addedNotes(
  project: Project,
  { id }: Pick<Feature, "id">,
  { routes, config, gate }: Circumstances,
): string[] {
  const isClient = ["org-switcher", "token-refresh"].includes(id);
  const notes = isClient ? provider(project) : session(project);
  return [
    ...notes,
    ...(gate !== null && notes.length === 0
      ? routes.flatMap((route) => unreached(project, gate, route))
      : []),
    ...(config === "new"
      ? [
          `${configFile} is new: it holds what the gate does today, and what was added. The gate is left as it is; create-clerk-sessions brings it in line.`,
        ]
      : []),
  ];
}

function provider({ providers }: Project): string[] {
  if (providers.length > 0) return [];
  return ["No layout renders <ClerkProvider>, which this needs: create-clerk-sessions adds it."];
}

/** Clerk's `auth()` throws where its middleware did not run. */
function session(project: Project): string[] {
  const shape = readGate(project);
  const runs = shape.kind === "other" ? shape.clerkRuns : !["none", "intl-only"].includes(shape.kind);
  if (runs) return [];
  const where = project.gate.file ?? "A gate";
  const what = project.gate.file ? "does not run clerkMiddleware()" : "with clerkMiddleware() is missing";
  return [`${where} ${what}, and without it auth() fails: create-clerk-sessions sets it up.`];
}

function unreached(project: Project, gate: Gate, { pattern }: FeatureRoute): string[] {
  const { file } = project.gate;
  const matcher = readMatcherConfig(gate);
  if (matcher.kind !== "present" || !matcher.isKnown) return [];
  const isMissed = ({ request }: Sample) => !runsFor(matcher.patterns, request);
  const fails = "and without the gate auth() fails there";
  const entries = localize(project, pattern).map((entry) => JSON.stringify(entry));
  const entry = `add ${entries.join(" and ")} to its config.matcher`;
  const samples = samplesOfConfig(project, pattern);
  if (samples.some(isMissed)) return [`${file} does not run for ${pattern}, ${fails}: ${entry}.`];
  // Clerk's own matcher skips what looks like a static file.
  const files = samples.map((one) => ({ ...one, request: `${one.request}.csv` }));
  return /\/:\w+\*?$/.test(pattern) && files.some(isMissed)
    ? [
        `${file} does not run for values that look like a file's name, as report.csv in ${pattern}, ${fails}. If there are such values, ${entry}.`,
      ]
    : [];
}
