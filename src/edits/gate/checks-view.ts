// Which checks does a list gate lack: roles and permissions, 401 for API routes, 401 for Server Actions?
import { isDeepStrictEqual } from "node:util";
import { capabilities } from "../../capabilities.ts";
import type { Config } from "../../config.ts";
import { code } from "../../templates.ts";
import type { Project } from "../../types.ts";
import type { ListGate } from "./gate-shape.ts";
import { gateLists, withLocaleTwins } from "./gate-view.ts";
import { isCovered } from "./missing-patterns.ts";

/** What templates/files/gate-checks.ts.hbs asks for, or null when nothing is missing. */
export function checksView(gate: ListGate, project: Project, config: Config): Record<string, unknown> | null {
  const locales = project.i18n?.segment ? project.i18n.locales : null;
  const plain = gateLists(project, config);
  const lists = locales ? withLocaleTwins(plain, locales) : plain;
  const restricted = lists.restricted.filter(
    ({ match, require }) =>
      !match.every((pattern) =>
        gate.roleChecks.some(
          (check) => isDeepStrictEqual(check.require, require) && isCovered(check.patterns, pattern),
        ),
      ),
  );
  const api = lists.api.filter((pattern) => !isCovered(gate.answered401, pattern));
  const unanswered = lists.answers
    .filter(({ signedOut }) => signedOut === "401")
    .some(({ match }) => match.some((pattern) => !isCovered(gate.answered401, pattern)));
  const hasActions = project.resources.some(({ kind }) => kind.endsWith("server-function"));
  const lacksActions = hasActions && !gate.answersActions;
  if (restricted.length === 0 && api.length === 0 && !unanswered && !lacksActions) return null;
  const call = `${gate.list.name}(${gate.reqName})`;
  const orNull = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);
  return {
    alwaysOpen: restricted.length > 0 ? orNull(lists.alwaysOpen) : null,
    restricted: orNull(restricted),
    api: orNull(api),
    answers: unanswered ? lists.answers : null,
    condition: code(gate.kind === "public-list" ? `!${call}` : call),
    auth: code(gate.authName),
    req: code(gate.reqName),
    await: code(capabilities(project).asyncAuth ? "await " : ""),
  };
}
