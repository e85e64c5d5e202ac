// Where things land in this app, and how one file of it imports another.
import { posix } from "node:path";
import type { Project } from "./types.ts";

/** `app/…` or `pages/…` becomes `src/app/…` where the app keeps its routers in `src/`; other folders sit beside them. */
export function placeInApp(project: Pick<Project, "usesSrc">, path: string): string {
  return project.usesSrc ? posix.join("src", path) : path;
}

/** Page folders go below the locale segment where the app has one: `app/[locale]/dashboard/page.tsx`. */
export function placePage(project: Pick<Project, "usesSrc" | "i18n">, path: string): string {
  const segment = project.i18n?.segment ?? null;
  return placeInApp(project, segment ? path.replace(/^app\//, `app/${segment}/`) : path);
}

/** `.ts` and `.tsx` become `.js` and `.jsx` in a JavaScript app; `.d.ts` stays. */
export function withLanguage(project: Pick<Project, "language">, path: string): string {
  if (project.language === "ts" || path.endsWith(".d.ts")) return path;
  return path.replace(/\.ts(x?)$/, ".js$1");
}

/** Module specifier for `to` as seen from `from`: the app's own alias when it covers `to`, else a relative path. */
export function importPath(project: Pick<Project, "tsconfig">, from: string, to: string): string {
  const target = to.replace(/\.[cm]?[jt]sx?$/, "").replace(/\/index$/, "");
  for (const [alias, targets] of Object.entries(project.tsconfig?.paths ?? {})) {
    const [only] = targets;
    if (targets.length !== 1 || only === undefined || !alias.endsWith("/*") || !only.endsWith("/*")) continue;
    const folder = posix.normalize(only.slice(0, -1));
    if (folder === "./" || target.startsWith(folder)) {
      return alias.slice(0, -1) + (folder === "./" ? target : target.slice(folder.length));
    }
  }
  const relative = posix.relative(posix.dirname(from), target);
  return relative.startsWith(".") ? relative : `./${relative}`;
}
