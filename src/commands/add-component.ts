// `add org-switcher` and `add token-refresh`: things of the catalogue that take no options.
import type { ExitCode } from "../errors.ts";
import { orgSwitcher } from "../features/org-switcher.ts";
import { tokenRefresh } from "../features/token-refresh.ts";
import { addOne } from "./add-one.ts";
import type { CommandInput } from "./command.ts";

export const addOrgSwitcher = (input: CommandInput): Promise<ExitCode> => addOne(input, () => orgSwitcher);
export const addTokenRefresh = (input: CommandInput): Promise<ExitCode> => addOne(input, () => tokenRefresh);
