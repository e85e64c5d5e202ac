// `add route-handler <path>`: an API route that answers for itself.
import { readMethods } from "../ask/read-methods.ts";
import { readRequirement } from "../ask/read-requirement.ts";
import { readRoutePath } from "../config/route-path.ts";
import type { ExitCode } from "../errors.ts";
import { addedRouteHandler, handlerMethods } from "../features/added/route-handler.ts";
import { addOne } from "./add-one.ts";
import type { CommandInput } from "./command.ts";

export async function addRouteHandler(input: CommandInput): Promise<ExitCode> {
  const [typed = ""] = input.words;
  const requirement = readRequirement(input.flags);
  const methods = readMethods(input.flags.methods, handlerMethods);
  const feature = addedRouteHandler({ path: readRoutePath(typed), methods, requirement });
  return addOne(input, () => feature);
}
