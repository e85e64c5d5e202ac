// Who can reach what? Gate and guard of every resource, what contradicts the intent, and any URL that was asked for.
import semver from "semver";
import type { Config } from "../config.ts";
import { methodsServed } from "../routes/methods-served.ts";
import type { Project, Resource } from "../types.ts";
import type { Audit, GateVerdict, Reach, Verdict } from "../verdict.ts";
import type { World } from "./evaluate/run.ts";
import { unknownGate } from "./gate/gate-verdict.ts";
import { judgeGate } from "./gate/judge-gate.ts";
import { sampleUrls } from "./gate/sample-urls.ts";
import { unknownGuard } from "./guard/guard-verdict.ts";
import { judgeGuard } from "./guard/judge-guard.ts";
import { judgeUrl } from "./judge-url.ts";
import { reachOf } from "./reach.ts";
import { findProblems } from "./rules/find-problems.ts";
import { moduleNotes } from "./rules/parts/module-notes.ts";
import { takeNotes } from "./rules/take-notes.ts";

export interface JudgeOptions {
  /** Paths to answer for besides the app's own. */
  urls: string[];
  onProgress?(done: number, total: number): void;
}

export function judge(project: Project, config: Config | null, options: JudgeOptions): Audit {
  const world = worldOf(project);
  const resources = verdictsOf(world, options.onProgress);
  adoptPageLoaders(resources);
  const ask = (url: string, methods: string[]) => askGate(world, url, methods);
  const urls = options.urls.map((url) => judgeUrl(url, { project, verdicts: resources, askGate: ask }));
  const findings = findProblems({ project, config, world, verdicts: resources });
  const summary: Record<Reach, number> = {
    anyone: 0,
    "signed-in": 0,
    restricted: 0,
    conditional: 0,
    unknown: 0,
  };
  for (const { reach } of resources) summary[reach] += 1;
  return {
    project: {
      next: project.next.version,
      clerk: project.clerk?.version ?? null,
      gateFile: project.gate.file,
      routers: project.routers,
    },
    resources,
    findings,
    accepted: [],
    urls,
    summary,
  };
}

function worldOf(project: Project): World {
  const clerkMajor = project.clerk ? semver.major(project.clerk.version) : 7;
  return { project, clerkMajor, modules: new Map(), learnt: 0, authObjects: new Map(), memo: new Map() };
}

const mostPasses = 3;

/** What one resource leaves behind others find, also those before it: all are judged anew once it is known. */
function verdictsOf(world: World, onProgress: JudgeOptions["onProgress"]): Verdict[] {
  const { resources } = world.project;
  let verdicts: Verdict[] = [];
  let learnt = -1;
  for (let pass = 0; pass < mostPasses && world.learnt > learnt; pass += 1) {
    learnt = world.learnt;
    for (const key of [...world.memo.keys()].filter((name) => ofVerdicts.test(name))) world.memo.delete(key);
    verdicts = resources.map((resource, index) => {
      if (pass === 0) onProgress?.(index, resources.length);
      const verdict = judgeResource(world, resource);
      takeNotes(world, verdict);
      forget(world);
      return verdict;
    });
  }
  return verdicts;
}

/** Keys of what follows from what was known by then. */
const ofVerdicts = /^(gate|renders|rules: resource) /;

const mostModules = 400;
/** Where functions change what modules share, it goes with the modules. */
const mostModulesOnceLearnt = 4000;

/** Ten thousand syntax trees are more than memory holds: they go, and are read again should anybody ask. */
function forget(world: World): void {
  const { modules, project, authObjects } = world;
  authObjects.clear();
  if (modules.size <= (world.learnt > 0 ? mostModulesOnceLearnt : mostModules)) return;
  for (const [file, module] of modules) {
    if (module) moduleNotes(world, module);
    // No module keeps what another made: two of a kind would not know of one another.
    if (file === project.gate.file) module?.values.clear();
    else modules.delete(file);
  }
}

function judgeResource(world: World, resource: Resource): Verdict {
  const gate = gateOf(world, resource);
  const guard = attempt(() => judgeGuard(world, resource), unknownGuard);
  return { ...resource, gate, guard, reach: reachOf(gate, guard) };
}

/** What cannot be judged is unknown; the rest of the app still is. */
function attempt<T>(body: () => T, otherwise: (reason: string) => T): T {
  try {
    return body();
  } catch (error) {
    return otherwise(`judging it failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function gateOf(world: World, resource: Resource): GateVerdict {
  const methods = methodsServed(resource);
  const samples = resource.urls.flatMap((url) => sampleUrls(world.project, url));
  const judged = samples.map((sample) => ({ ...sample, gate: askGate(world, sample.url, methods) }));
  const [first, ...others] = judged;
  if (!first) return serverFunctionGate(world);
  const differs = others
    .filter(({ gate }) => gate.answer !== first.gate.answer)
    .map(({ url, gate }) => ({ url, answer: gate.answer }));
  return { ...first.gate, differs };
}

const askGate = (world: World, url: string, methods: string[]): GateVerdict =>
  attempt(() => judgeGate(world, url, methods), unknownGate);

/** Callers choose the path: one that the gate does not close is enough. */
function serverFunctionGate(world: World): GateVerdict {
  const anywhere = askGate(world, "/", ["POST"]);
  return {
    answer: anywhere.answer === "none" ? "none" : "not-run",
    requires: null,
    evidence: [],
    conditions: [],
    reason: null,
    signedOut: null,
    differs: [],
  };
}

/** A page of the Pages Router is rendered only after its getServerSideProps has let the caller through. */
function adoptPageLoaders(verdicts: Verdict[]): void {
  const loaders = new Map(
    verdicts.filter(({ kind }) => kind === "get-server-side-props").map((verdict) => [verdict.file, verdict]),
  );
  for (const verdict of verdicts) {
    const loader = verdict.kind === "pages-page" ? loaders.get(verdict.file) : undefined;
    if (!loader) continue;
    verdict.guard = loader.guard;
    verdict.reach = reachOf(verdict.gate, loader.guard);
  }
}
