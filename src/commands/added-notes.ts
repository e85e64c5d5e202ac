// What must people hear about an addition that its preview does not show?
import { configFile } from "../config.ts";
import { readGate } from "../edits/gate/read-gate.ts";
import { readMatcherConfig } from "../edits/gate/read-matcher-config.ts";
import { samplesOfConfig } from "../edits/gate/sample-paths.ts";
import type { Feature, FeatureRoute } from "../features/feature.ts";
import { runsFor } from "../routes/next-matcher.ts";
import type { Project } from "../types.ts";

interface Circumstances {
  routes: FeatureRoute[];
  config: "new" | "kept";
  gate: "changed" | "left alone";
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
    ...(gate === "left alone" && notes.length === 0
      ? routes.flatMap((route) => unreached(project, route))
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

function unreached(project: Project, { pattern }: FeatureRoute): string[] {
  const { file } = project.gate;
  const tree = file === null ? null : project.parse(file);
  const matcher = tree ? readMatcherConfig(tree) : null;
  if (matcher?.kind !== "present" || !matcher.isKnown) return [];
  const missed = samplesOfConfig(project, pattern).some(({ request }) => !runsFor(matcher.patterns, request));
  return missed
    ? [
        `The matcher in ${file} leaves out ${pattern}, and without the gate auth() fails there: add the path to it.`,
      ]
    : [];
}
