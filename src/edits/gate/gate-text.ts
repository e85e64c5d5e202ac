// What does a complete new gate look like for this app and these choices?
import { capabilities } from "../../capabilities.ts";
import type { Config } from "../../config.ts";
import { ts } from "../../syntax.ts";
import { render } from "../../templates.ts";
import type { CodeStyle, Project } from "../../types.ts";
import { type Composition, gateView } from "./gate-view.ts";

export type GateText = { kind: "text"; text: string } | { kind: "manual"; reason: string; text: string };

/** `composition` tells how next-intl gets its requests; `style` is the file's own where one exists already. */
export async function gateText(
  project: Project,
  config: Config,
  composition: Composition | null,
  style: CodeStyle = project.style,
): Promise<GateText> {
  const file = project.gate.file ?? project.gate.expected;
  const view = gateView(project, config, composition, file);
  const text = await render("gate.ts", view, { style, language: project.language });
  const reason = reasonAgainst(project, config, view);
  return reason ? { kind: "manual", reason, text } : { kind: "text", text };
}

function reasonAgainst(project: Project, config: Config, view: Record<string, unknown>): string | null {
  if (view.bare) return null;
  const { i18n } = project;
  const asksForBilling = config.routes.rules.some(
    ({ require }) => require && ("plan" in require || "feature" in require),
  );
  if (asksForBilling && !capabilities(project).asyncAuth) {
    return "Clerk 5 cannot check plans or features: update @clerk/nextjs, or ask for a role or permission.";
  }
  if (!i18n?.segment) return null;
  const routing = i18n.routingFile ? project.parse(i18n.routingFile) : null;
  if (routing && names(routing).some((name) => name === "pathnames" || name === "prefixes")) {
    return `${i18n.routingFile} translates paths or locale prefixes, so the paths of clerk-sessions.json are not those of the requests: list the translated ones too.`;
  }
  if (!i18n.locales && !exportsRouting(project)) {
    return `The locales behind ${i18n.segment} are not written down as a literal list: put them where the snippet names them.`;
  }
  if (!i18n.locales && !view.plain) {
    return `The locales behind ${i18n.segment} are not a literal list, and route patterns need them: write /:locale(en|de)/… beside each pattern.`;
  }
  return null;
}

function names(node: ts.Node): string[] {
  const own = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) ? [node.name.text] : [];
  const below: string[] = [];
  ts.forEachChild(node, (child) => {
    below.push(...names(child));
  });
  return [...own, ...below];
}

/** Does the app's routing file export a constant named `routing`? */
export function exportsRouting(project: Project): boolean {
  const file = project.i18n?.routingFile;
  const tree = file ? project.parse(file) : null;
  return (tree?.statements ?? []).some(
    (statement) =>
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) &&
      statement.declarationList.declarations.some(
        (declaration) => ts.isIdentifier(declaration.name) && declaration.name.text === "routing",
      ),
  );
}
