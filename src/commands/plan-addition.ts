// What changes when one thing is added: its own files, what clerk-sessions.json says of it, and the gate and types
// that follow.
import { addToConfig } from "../ask/add-to-config.ts";
import { capabilities } from "../capabilities.ts";
import { keepConfig } from "../edits/config-file.ts";
import { CliError } from "../errors.ts";
import type { Feature, FeatureRoute } from "../features/feature.ts";
import { gate } from "../features/gate.ts";
import { sessionTypes } from "../features/session-types.ts";
import { makePlan } from "../plan/make-plan.ts";
import { projectAfter } from "../plan/project-after.ts";
import { urlsOf } from "../routes/urls.ts";
import type { Choices, Edit, PackageNeed, Plan, Project, Resource } from "../types.ts";
import { addedNotes } from "./added-notes.ts";
import { settleConfig } from "./settle-config.ts";

/** @throws CliError when something else stands where the addition would go */
export async function planAddition(project: Project, feature: Feature): Promise<Plan> {
  const { config: before, origin } = await settleConfig(project);
  const first: Choices = { config: before, features: [feature.id], envLocal: false };
  const routes = feature.routes(project, first);
  const jwtTemplates = feature.jwtTemplates ?? {};
  const { authorization, claims } = feature;
  const { config, notes } = addToConfig(before, { routes, authorization, claims, jwtTemplates }, project);
  const choices = { ...first, config };

  const own = await feature.edits(project, choices);
  const alone = await makePlan(project, own, { packages: [], notes: [] });
  const main = own[0]?.path;
  const taken = alone.skipped.find(({ path }) => path === main);
  if (taken) throw new CliError(`Nothing was added. ${taken.path}: ${taken.reason}.`);
  // Where its heart has to be put in by hand, the rest would be half a thing.
  if (alone.manual.some(({ path }) => path === main)) return { ...alone, changes: [], skipped: [] };

  const named = authorization.roles.length + authorization.permissions.length + Object.keys(claims).length;
  const isRecorded = named + routes.length + Object.keys(jwtTemplates).length > 0;
  // Without clerk-sessions.json the gate follows nothing yet.
  const changesGate = origin === "file" && project.gate.file !== null && !same(before.routes, config.routes);
  const changesTypes =
    named > 0 &&
    (origin === "file" || project.typesFiles.length > 0) &&
    sessionTypes.unavailable(project) === null;
  // A component or a hook says nothing that a first file would have to hold.
  const keepsConfig = origin === "file" ? !same(before, config) : isRecorded;
  // The gate has to know what is about to be there.
  const grown = {
    ...project,
    resources: [...project.resources, ...routes.map((one) => resourceOf(project, one))],
  };
  const edits: Edit[] = [
    ...own,
    ...(changesGate ? await gate.edits(grown, { ...choices, features: [] }) : []),
    ...(changesTypes ? await sessionTypes.edits(project, choices) : []),
    ...(keepsConfig ? [keepConfig(config, project)] : []),
  ];
  const plan = await makePlan(project, edits, {
    packages: [...clerkNeed(project), ...feature.packages(project, choices)],
    notes: [...project.warnings, ...notes],
  });
  const { file } = project.gate;
  const remarks = addedNotes(project, feature, {
    routes,
    config: origin === "gate" && isRecorded ? "new" : "kept",
    gate: file === null ? null : projectAfter(project, plan).parse(file),
  });
  return { ...plan, notes: [...new Set([...plan.notes, ...remarks])] };
}

function resourceOf(project: Project, { file, signedOut }: FeatureRoute): Resource {
  const kind = signedOut === "401" ? "route-handler" : "page";
  return { id: `${file}#default`, kind, file, export: "default", line: 1, urls: urlsOf(project, file) };
}

function clerkNeed(project: Project): PackageNeed[] {
  const { clerkInstall } = capabilities(project);
  if (!clerkInstall) return [];
  return [{ name: "@clerk/nextjs", range: clerkInstall, dev: false, why: "Clerk's SDK for Next.js" }];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
