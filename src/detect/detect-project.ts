// What is this app? Composes the whole `Project` from small files that answer one question each.
// Reads only: nothing is asked, written or executed.
import { realpathSync } from "node:fs";
import { resolve as resolvePath } from "node:path";
import semver from "semver";
import { CliError } from "../errors.ts";
import type { PackageVersion, Project } from "../types.ts";
import { detectAuthPage } from "./auth-page.ts";
import { detectAuthorization } from "./authorization.ts";
import { detectCodeStyle } from "./code-style.ts";
import { detectEnvFiles } from "./env-files.ts";
import { type FoundApp, findApp } from "./find-app.ts";
import { moduleFollower } from "./follow-module.ts";
import { detectFormatter } from "./formatter.ts";
import { detectGatePlace } from "./gate-place.ts";
import { detectI18n } from "./i18n.ts";
import { detectLanguage } from "./language.ts";
import { reachability } from "./leads-to.ts";
import type { AppFacts } from "./module-facts.ts";
import { dependenciesOf } from "./next-app.ts";
import { readNextConfig } from "./next-config.ts";
import { detectOtherAuth } from "./other-auth.ts";
import { outsideHeads } from "./outside-heads.ts";
import { detectPackageManager } from "./package-manager.ts";
import { packageVersion } from "./package-version.ts";
import { detectProviders } from "./providers.ts";
import { refuseObstacles } from "./refuse-obstacles.ts";
import { moduleResolver } from "./resolve-module.ts";
import { detectResources } from "./resources.ts";
import { detectRootLayouts } from "./root-layouts.ts";
import { detectRouters } from "./routers.ts";
import { sourceFiles } from "./source-files.ts";
import { openSourceTree } from "./source-tree.ts";
import { readTsConfig } from "./tsconfig.ts";
import { detectTypesFiles } from "./types-files.ts";
import { detectTypesOutside } from "./types-outside.ts";
import { workspacePackages } from "./workspace-packages.ts";

/**
 * @param start the folder the command runs in, or any folder inside an app
 * @param obstacles what becomes of broken links and of what may not be read. A command that writes is to stop there;
 * one that only looks reports what it sees: `unreadable` tells the rest
 * @throws CliError or UsageError, with the way out, when there is no app that can be read
 */
export async function detectProject(
  start: string,
  obstacles: "refuse" | "report" = "refuse",
): Promise<Project> {
  const app = findApp(resolvePath(start));
  const { warnings } = app;
  const root = realpathSync(app.root);
  const dependencies = dependenciesOf(app.manifest);
  const { next, clerk, react } = readVersions(app, dependencies);

  const workspaceRoot = app.workspaceRoot && realpathSync(app.workspaceRoot);
  const packages = workspacePackages(root, workspaceRoot ?? root, app.manifest);
  const tsconfig = readTsConfig(root, packages);
  const tree = openSourceTree(root, { workspaceRoot, outside: outsideHeads(packages, tsconfig) });
  if (obstacles === "refuse") refuseObstacles(tree);
  warnings.push(...tree.closed.map((folder) => `${folder} was not looked into: no permission to list it.`));
  const sources = sourceFiles(tree.files);
  const types = detectTypesFiles(tree, tsconfig);
  const resolve = moduleResolver(tree, tsconfig, app.manifest.imports);
  const follow = moduleFollower(tree, { bound: workspaceRoot ?? root, packages, tsconfig, resolve });
  const nextConfig = readNextConfig(tree, resolve, warnings);
  const routers = detectRouters(root, next.version, warnings);
  const { appDir, pagesDir } = routers;
  const leadsTo = reachability(tree, resolve);
  const facts: AppFacts = { tree, resolve, follow, leadsTo, nextConfig, appDir, pagesDir };
  const language = detectLanguage(facts, tsconfig);
  const rootLayouts = detectRootLayouts(facts);
  const i18n = detectI18n(facts, dependencies);
  const resources = detectResources(facts);
  const authFacts = { ...facts, i18n, resources };
  const gate = detectGatePlace(tree, { ...routers, language, nextConfig, nextVersion: next.version });
  warnings.push(...gate.dead.map(({ file, reason }) => `${file} is never loaded by Next.js: ${reason}`));
  const formatter = detectFormatter(workspaceRoot ? [root, workspaceRoot] : [root], dependencies);

  return {
    root,
    workspaceRoot,
    name: typeof app.manifest.name === "string" ? app.manifest.name : null,
    next,
    clerk,
    react,
    dependencies,
    packageManager: detectPackageManager(app, warnings),
    ...routers,
    language,
    gate,
    providers: detectProviders(facts, rootLayouts),
    rootLayouts,
    signIn: detectAuthPage(authFacts, "signIn"),
    signUp: detectAuthPage(authFacts, "signUp"),
    envFiles: detectEnvFiles(root, obstacles),
    tsconfig,
    nextConfig,
    i18n,
    formatter: formatter.name,
    style: detectCodeStyle(tree, sources, formatter.style),
    ...types,
    typesOutside: detectTypesOutside(tree, tsconfig, workspaceRoot),
    sources,
    authorization: detectAuthorization(tree, [...sources, ...types.typesFiles]),
    otherAuth: detectOtherAuth(dependencies),
    resources,
    warnings,
    read: tree.read,
    parse: tree.parse,
    resolve,
    follow,
    unreadable: (path) => tree.problem(path)?.reason ?? null,
  };
}

function readVersions(app: FoundApp, dependencies: Record<string, string>) {
  const version = (name: string, warnings: string[]): PackageVersion | null => {
    const declared = dependencies[name];
    return declared === undefined ? null : packageVersion(app, name, declared, warnings);
  };
  // Hoisted to the workspace root: declared there, used here.
  const next = version("next", app.warnings) ?? packageVersion(app, "next", "*", app.warnings);
  if (semver.lt(next.version, "13.0.0-0")) {
    throw new CliError(`${app.root} uses Next.js ${next.version}; version 13 or later is needed.`, {
      hint: "Upgrade first: npx @next/codemod@latest upgrade",
    });
  }
  const clerk = version("@clerk/nextjs", app.warnings);
  if (clerk && semver.lt(clerk.version, "4.0.0-0")) {
    throw new CliError(`${app.root} uses @clerk/nextjs ${clerk.version}; version 4 or later is needed.`, {
      hint: "Upgrade first: npx @clerk/upgrade",
    });
  }
  // Nothing hangs on React's exact version: no word about how it is known.
  return { next, clerk, react: version("react", []) };
}
