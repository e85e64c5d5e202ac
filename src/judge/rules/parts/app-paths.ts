// The paths that requests ask the app for, as a gate compares them: without basePath, a value for each parameter.
import { belowBasePath } from "../../../routes/below-base-path.ts";
import type { Verdict } from "../../../verdict.ts";
import type { Facts } from "../rule.ts";
import { bareUrl } from "./bare-url.ts";
import { isRequested } from "./is-requested.ts";

export interface AppPath {
  path: string;
  /** Its last segment is a value of a parameter. */
  endsInValue: boolean;
  /** What answers there. */
  verdicts: Verdict[];
}

export function appPaths({ project, world, verdicts }: Facts): AppPath[] {
  const key = "rules: paths";
  const known = world.memo.get(key) as AppPath[] | undefined;
  if (known) return known;
  const found = new Map<string, AppPath>();
  for (const verdict of verdicts.filter(isRequested)) {
    for (const url of verdict.urls) {
      const below = belowBasePath(url, project.nextConfig.basePath) ?? url;
      // Where a locale is left out, the gate sees the path without it.
      const bare = bareUrl(project, url);
      const spelt = new Map([...localized(below).map((route) => [route, below] as const), [bare, bare]]);
      for (const [route, from] of spelt) {
        // A locale that was filled in is a value, too.
        const endsInValue = /\[[^/]*$/.test(from);
        for (const path of samples(route)) {
          const entry = found.get(path);
          if (entry) entry.verdicts.push(verdict);
          else found.set(path, { path, endsInValue, verdicts: [verdict] });
        }
      }
    }
  }
  const made = [...found.values()];
  world.memo.set(key, made);
  return made;

  function localized(url: string): string[] {
    const { segment, locales } = project.i18n ?? { segment: null, locales: null };
    if (!segment || !url.includes(segment)) return [url];
    return (locales ?? ["en"]).map((locale) => url.replace(segment, locale));
  }
}

function samples(route: string): string[] {
  const rest = /\[?\[\.{3}[^\]]+\]\]?/;
  const values = rest.test(route)
    ? [...(route.includes("[[...") ? [""] : []), "sample", "sample/deeper"]
    : [""];
  return values.map((value) => {
    const path = route
      .replace(rest, value)
      .replace(/\[[^\]]+\]/g, "sample")
      .replace(/\/$/, "");
    return path || "/";
  });
}
