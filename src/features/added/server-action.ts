// One Server Action of the user's naming, in a module of its own or in one that exists.
import { posix } from "node:path";
import type { Requirement } from "../../config.ts";
import { appendStatements, isServerModule } from "../../edits/append-statements.ts";
import { sourceStyle } from "../../edits/source-style.ts";
import { placeInApp, withLanguage } from "../../placement.ts";
import { parseSource } from "../../syntax.ts";
import { code } from "../../templates.ts";
import type { Edit, Project } from "../../types.ts";
import type { Feature } from "../feature.ts";
import { type GeneratedFile, generatedFile, generatedText } from "../parts/generated-file.ts";
import { authorizationOf, requirementProblem, requirementView } from "../parts/requirement-view.ts";
import { zodNeed } from "../parts/zod-need.ts";
import { serverAction } from "../server-action.ts";

interface ServerActionWanted {
  /** A function's name, checked. */
  name: string;
  /** The module that takes it, relative to the project root; null: one of its own. */
  file: string | null;
  requirement: Requirement | null;
}

export function addedServerAction({ name, file, requirement }: ServerActionWanted): Feature {
  return {
    id: "server-action",
    title: `A Server Action ${name} that checks for itself`,
    kind: "example",
    unavailable: (project) => serverAction.unavailable(project) ?? requirementProblem(project, requirement),
    async edits(project) {
      const capital = name.charAt(0).toUpperCase() + name.slice(1);
      const wanted: GeneratedFile = {
        template: "added/action.ts",
        path: file ?? ownModule(project, name),
        why: "An action that checks the session and its input",
        view: {
          ...requirementView(requirement),
          action: code(name),
          input: code(`${name}Input`),
          result: code(`${capital}Result`),
        },
      };
      const there = file === null ? null : project.read(file);
      return [there === null ? await generatedFile(project, wanted) : await appended(project, wanted, there)];
    },
    packages: zodNeed,
    routes: () => [],
    authorization: authorizationOf(requirement),
    claims: {},
  };
}

async function appended(project: Project, wanted: GeneratedFile, text: string): Promise<Edit> {
  const { path, why } = wanted;
  const tree = parseSource(path, text);
  const generated = await generatedText({ ...project, style: sourceStyle(tree, project.style) }, wanted);
  return {
    path,
    why,
    run(before) {
      if (before === null) return { kind: "changed", source: generated };
      if (!isServerModule(parseSource(path, before))) {
        const reason = "does not start with 'use server', so its functions are no Server Actions";
        return { kind: "manual", reason, snippet: generated };
      }
      return appendStatements(path, before, generated, project);
    },
  };
}

/** `createInvoice` -> `app/actions/create-invoice.ts`; a folder without a page is no route. */
function ownModule(project: Project, name: string): string {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return withLanguage(project, placeInApp(project, posix.join("app/actions", `${kebab}.ts`)));
}
