// `add jwt-template <provider>`: tokens for an outside service.
import { claimValue, readPairs, refuse } from "../ask/read-flags.ts";
import { valueProblem } from "../config/value-problem.ts";
import type { ExitCode } from "../errors.ts";
import { addedJwtTemplate } from "../features/added/jwt-template.ts";
import { addOne } from "./add-one.ts";
import type { CommandInput } from "./command.ts";

export async function addJwtTemplate(input: CommandInput): Promise<ExitCode> {
  const [provider = ""] = input.words;
  const { claim, name, lifetime, force } = input.flags;
  const pairs = readPairs({ flag: "--claim", form: "name=template" }, claim, valueProblem.claimName);
  if (lifetime !== undefined && !/^\d{1,9}$/.test(lifetime)) {
    refuse("--lifetime", lifetime, "must be a number of seconds");
  }
  const feature = addedJwtTemplate({
    provider,
    name,
    ...(pairs && { claims: Object.fromEntries(pairs.map(([key, value]) => [key, claimValue(value)])) }),
    ...(lifetime !== undefined && { lifetime: Number(lifetime) }),
    force: force ? "deprecated" : undefined,
  });
  return addOne(input, () => feature);
}
