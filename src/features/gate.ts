// The gate: `proxy.ts` or `middleware.ts` that refuses early what the choices do not allow.
import { capabilities } from "../capabilities.ts";
import { type Config, parseConfig } from "../config.ts";
import { addHandler } from "../edits/gate/add-handler.ts";
import { changeAnswers } from "../edits/gate/change-answers.ts";
import { closedPaths } from "../edits/gate/closed-paths.ts";
import { completeMatcher } from "../edits/gate/complete-matcher.ts";
import { extendListGate } from "../edits/gate/extend-list-gate.ts";
import { gatePieces } from "../edits/gate/gate-pieces.ts";
import { exportsRouting, gateText } from "../edits/gate/gate-text.ts";
import type { Composition } from "../edits/gate/gate-view.ts";
import { holdsPieces } from "../edits/gate/holds-pieces.ts";
import { ownAnswers } from "../edits/gate/own-answers.ts";
import { readGate, readGateSource } from "../edits/gate/read-gate.ts";
import { protectFault } from "../edits/gate/repair-protect.ts";
import { replaceChecks } from "../edits/gate/replace-checks.ts";
import { wrapIntl } from "../edits/gate/wrap-intl.ts";
import { sameCode } from "../edits/same-code.ts";
import { sourceStyle } from "../edits/source-style.ts";
import { importPath } from "../placement.ts";
import { parseSource } from "../syntax.ts";
import type { Choices, EditResult, Project, Resource } from "../types.ts";
import type { Feature } from "./feature.ts";

export const gate: Feature = {
  id: "gate",
  title: "Route protection before a request reaches the app (proxy.ts or middleware.ts)",
  kind: "core",
  unavailable: () => null,
  async edits(found, { config, features }) {
    const project = { ...found, resources: [...found.resources, ...(await newResources(found, features))] };
    const path = project.gate.file ?? project.gate.expected;
    return [{ path, why: reason(project, config), run: (before) => edit(project, config, path, before) }];
  },
  packages(project) {
    const { clerkInstall } = capabilities(project);
    if (!clerkInstall) return [];
    return [{ name: "@clerk/nextjs", range: clerkInstall, dev: false, why: "Clerk's SDK for Next.js" }];
  },
  routes: () => [],
  authorization: { roles: [], permissions: [] },
  claims: {},
};

/** What the other chosen features are about to add: a list of protected routes must hold it, too. */
async function newResources(project: Project, chosen: string[]): Promise<Resource[]> {
  const { features } = await import("./index.ts");
  const others = features.filter(({ id }) => id !== gate.id && chosen.includes(id));
  const choices: Choices = { config: parseConfig({}), features: chosen, envLocal: false };
  return others.flatMap((feature) => {
    const routes = feature.routes(project, choices).filter(({ access }) => access === "signed-in");
    const pages = routes.map(({ pattern }) => resource("page", feature.id, [urlOf(pattern)]));
    return feature.id === "server-action" ? [...pages, resource("server-function", feature.id, [])] : pages;
  });
}

function resource(kind: Resource["kind"], file: string, urls: string[]): Resource {
  return { id: `${file}#default`, kind, file, export: "default", line: 1, urls };
}

/** `/items/:id/:path*` in Next's notation. */
function urlOf(pattern: string): string {
  return pattern.replace(/:(\w+)\*$/, "[[...$1]]").replace(/:(\w+)/g, "[$1]");
}

function reason(project: Project, config: Config): string {
  const shape = readGate(project);
  if (config.strategy === "resource") {
    return shape.kind === "public-list"
      ? "let everyone reach the public pages"
      : "make the session available to auth()";
  }
  const fault = "guard" in shape ? protectFault(shape, project) : null;
  const why = "let requests through as clerk-sessions.json says";
  return fault ? `${why}; ${fault}` : why;
}

async function edit(
  project: Project,
  config: Config,
  path: string,
  before: string | null,
): Promise<EditResult> {
  if (project.gate.conflict) return manual(project.gate.conflict, await newGate(project, config));
  if (before === null) {
    const created = await newGate(project, config);
    return created.kind === "text"
      ? { kind: "changed", source: created.text }
      : manual(created.reason, created);
  }
  const whole = await newGate(project, config, sourceStyle(parseSource(path, before), project.style));
  if (whole.kind === "text" && sameCode(path, before, whole.text)) return { kind: "unchanged" };
  if (whole.kind === "text" && (await isOurs(project, path, before))) {
    return { kind: "changed", source: whole.text };
  }

  const shape = readGateSource(path, before);
  // A public list stays in force whatever the strategy: it must at least let people sign in.
  const keepsList = config.strategy === "resource" && shape.kind === "public-list";
  if (config.strategy === "resource" && runsClerk(shape) && !keepsList) return { kind: "unchanged" };
  if (shape.kind === "none") return { kind: "unchanged" };
  const style = sourceStyle(parseSource(path, before), project.style);
  const isNextIntl =
    shape.kind === "intl-only" || (shape.kind === "other" && compositionFor(project) !== null);
  const composition = isNextIntl ? { routing: null, settings: null } : null;
  const parts = await gateText(project, config, composition, style);
  const pieces = gatePieces(path, parts.text);
  const closed = keepsList ? [] : closedPaths(project, config);
  if (shape.kind === "other") {
    const changed = holdsPieces(path, before, pieces)
      ? ({ kind: "unchanged" } as const)
      : await changeAnswers(path, before, project, { pieces, composition }, style);
    if (!changed) return { ...manual(`${path} is left as it is: ${shape.reason}.`, whole), line: shape.line };
    const source = changed.kind === "changed" ? changed.source : before;
    const done = completeMatcher(path, source, { config: pieces.config, closed, text: whole.text }, style);
    return done.kind === "unchanged" ? changed : done;
  }
  if (parts.kind === "manual") return manual(parts.reason, whole);
  switch (shape.kind) {
    case "intl-only":
      return wrapIntl(path, shape, pieces, { text: whole.text, closed }, style);
    case "no-handler": {
      const result = addHandler(path, shape, pieces, closed, style);
      return result.kind === "manual" ? { ...result, snippet: whole.text } : result;
    }
    default: {
      const asked = keepsList ? withoutRules(config) : config;
      const generated = { text: whole.text, pieces, closed };
      return (
        (await replaceChecks(path, shape, project, asked, generated)) ??
        extendListGate(path, shape, project, asked, generated)
      );
    }
  }
}

const withoutRules = (config: Config): Config => ({ ...config, routes: { ...config.routes, rules: [] } });

function runsClerk(shape: ReturnType<typeof readGateSource>): boolean {
  return shape.kind === "other" ? shape.clerkRuns : shape.kind !== "none" && shape.kind !== "intl-only";
}

const manual = (reason: string, { text }: { text: string }) => ({
  kind: "manual" as const,
  reason,
  snippet: text,
});

/** A complete gate; where next-intl routes the app, it composes the two. */
async function newGate(project: Project, config: Config, style = project.style) {
  const composition = compositionFor(project);
  const result = await gateText(project, config, composition, style);
  if (composition || project.i18n?.library !== "next-intl" || !project.i18n.segment) return result;
  const reason =
    "No file that exports next-intl's `routing` was found: add its middleware where requests pass.";
  return { kind: "manual" as const, reason, text: result.text };
}

function compositionFor(project: Project): Composition | null {
  const { i18n } = project;
  if (i18n?.library !== "next-intl" || !i18n.segment) return null;
  if (i18n.routingFile && exportsRouting(project)) {
    const gateFile = project.gate.file ?? project.gate.expected;
    return { routing: importPath(project, gateFile, i18n.routingFile), settings: null };
  }
  const { locales, defaultLocale } = i18n;
  return locales && defaultLocale ? { routing: null, settings: { locales, defaultLocale } } : null;
}

/** Is this a gate we made, for whatever answers, and nobody touched since? Then new answers may replace it. */
async function isOurs(project: Project, path: string, before: string): Promise<boolean> {
  const own = ownAnswers(parseSource(path, before));
  if (!own) return false;
  const made = await newGate(project, own);
  return made.kind === "text" && sameCode(path, before, made.text);
}
