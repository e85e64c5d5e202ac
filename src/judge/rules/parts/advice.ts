// What to write by hand, in the form that the app's Clerk wants: sentences that several rules say as their `fix`.
import type { Requires, Verdict } from "../../../verdict.ts";
import type { Facts } from "../rule.ts";
import { byCause } from "./by-cause.ts";
import { gatePaths } from "./gate-paths.ts";
import { listText } from "./list-text.ts";
import { nameOf } from "./name-of.ts";
import { ownCheck } from "./own-check.ts";

/** What holds today: a gate or a layout. */
interface Holder {
  answer: string;
  requires: Requires | null;
}

export const advice = { check, repeat, leaveOpen, runGate };

/** Resources are to check for themselves. */
function check({ world }: Pick<Facts, "world">, verdicts: Verdict[], requires: Requires | null): string {
  const { clerkMajor } = world;
  const inBrowser = ({ guard }: Verdict) => guard.answer === "not-applicable";
  const served = verdicts.filter((verdict) => !inBrowser(verdict));
  const alike = byCause(served, ({ kind }) => ownCheck(kind, clerkMajor, requires).title);
  const said = alike.flatMap((group) => {
    const [first, ...others] = group;
    if (!first) return [];
    const { title, inside, code } = ownCheck(first.kind, clerkMajor, requires);
    const which = others.length > 0 ? "each of them" : nameOf(first);
    const where = inside === null ? which : `${inside} of ${which}`;
    return `${alike.length > 1 && others.length > 0 ? title : where} with ${code}`;
  });
  const { code } = ownCheck("page", clerkMajor, requires);
  return [
    ...(said.length > 0 ? [`Begin ${said.join("; ")}.`] : []),
    ...(served.length < verdicts.length
      ? [`Code for the browser cannot check: render it from a page on the server that begins with ${code}.`]
      : []),
  ].join(" ");
}

/** Resources are to check what somebody else checks for them. */
function repeat(facts: Pick<Facts, "world">, verdicts: Verdict[], holders: Holder[], who: string): string {
  const [first, ...others] = byCause(holders, ({ requires }) => JSON.stringify(requires));
  const common = others.length === 0 ? (first?.[0]?.requires ?? null) : null;
  const isNamed = ["role", "permission", "feature", "plan"].some((key) => common && key in common);
  const isMore = !isNamed && holders.some(({ answer }) => answer === "restricted");
  const more = isMore ? ` Where ${who} asks for more than a session, ask for the same.` : "";
  return `${check(facts, verdicts, common)}${more}`;
}

/** The gate closes what it should not. `subtree`: the steps of Clerk's pages, too. */
function leaveOpen(
  { project, world }: Pick<Facts, "project" | "world">,
  urls: string[],
  scope: "path" | "subtree",
): string {
  const paths = gatePaths(project, urls, scope);
  if (world.clerkMajor < 5) {
    const names = listText(paths.map(({ pattern }) => `\`"${pattern}"\``));
    return `Add ${names} to \`publicRoutes\` of \`authMiddleware\`.`;
  }
  const shown = paths.slice(0, 3).map(({ excludes }) => excludes);
  const rest = paths.length > shown.length ? ", and so on for the others" : "";
  return `Let the gate ask for a session only where \`${shown.join(" && ")}\`${rest}.`;
}

/** No gate runs Clerk. */
function runGate({ project, world }: Pick<Facts, "project" | "world">): string {
  const { file, expected } = project.gate;
  const isOld = world.clerkMajor < 5;
  const name = isOld ? "authMiddleware" : "clerkMiddleware";
  const source = isOld ? "@clerk/nextjs" : "@clerk/nextjs/server";
  return file === null
    ? `Write ${expected}: \`import { ${name} } from "${source}";\` and \`export default ${name}();\`.`
    : `Let ${file} run Clerk: \`export default ${name}(…)\`, with \`${name}\` from \`${source}\`, around what it does now.`;
}
