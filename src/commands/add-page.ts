// `add page <path>`: a page that protects itself.
import { readRequirement } from "../ask/read-requirement.ts";
import { type RoutePath, readRoutePath } from "../config/route-path.ts";
import { type ExitCode, UsageError } from "../errors.ts";
import { addedPage } from "../features/added/page.ts";
import type { Project } from "../types.ts";
import { addOne } from "./add-one.ts";
import type { CommandInput } from "./command.ts";

export async function addPage(input: CommandInput): Promise<ExitCode> {
  const [typed = ""] = input.words;
  const requirement = readRequirement(input.flags);
  const path = readRoutePath(typed);
  return addOne(input, ({ i18n }) => addedPage({ path: belowLocale(path, i18n), requirement }));
}

/** Every page stands below the locale's segment: who types it means the same. */
function belowLocale(path: RoutePath, i18n: Project["i18n"]): RoutePath {
  const [, first = "", ...rest] = path.url.split("/");
  if (!i18n?.segment) return path;
  if (first === i18n.segment) return readRoutePath(`/${rest.join("/")}`);
  if (!i18n.locales?.includes(first)) return path;
  const url = `/${rest.join("/")}`;
  throw new UsageError(`<path> ${path.url} must not name a locale: pages have every one.`, `Use ${url}.`);
}
