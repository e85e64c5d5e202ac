// `add page <path>`: a page that protects itself.
import { readRequirement } from "../ask/read-requirement.ts";
import { readRoutePath } from "../config/route-path.ts";
import type { ExitCode } from "../errors.ts";
import { addedPage } from "../features/added/page.ts";
import { addOne } from "./add-one.ts";
import type { CommandInput } from "./command.ts";

export async function addPage(input: CommandInput): Promise<ExitCode> {
  const [typed = ""] = input.words;
  const requirement = readRequirement(input.flags);
  const path = readRoutePath(typed);
  return addOne(input, ({ i18n }) => {
    // Every page stands below the locale's segment: who types it means the same.
    const locale = i18n?.segment ? `/${i18n.segment}` : null;
    const isLocalized = locale !== null && (path.url === locale || path.url.startsWith(`${locale}/`));
    const below = isLocalized ? readRoutePath(path.url.slice(locale.length) || "/") : path;
    return addedPage({ path: below, requirement });
  });
}
