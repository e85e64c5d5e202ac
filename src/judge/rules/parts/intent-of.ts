// What does clerk-sessions.json want for a resource? null where it says nothing: no such file, no URL.
import type { Config } from "../../../config.ts";
import { type Intent, intentFor } from "../../../routes/intent.ts";
import { opensPath } from "../../../routes/pattern.ts";
import type { Verdict } from "../../../verdict.ts";
import type { Facts } from "../rule.ts";
import { bareUrl } from "./bare-url.ts";

export interface Wanted extends Intent {
  /** The public list names it, rather than the default. */
  isListed: boolean;
}

export function intentOf({ project, config }: Facts, { urls }: Verdict): Wanted | null {
  const [url] = urls;
  if (!config || url === undefined) return null;
  const path = concrete(bareUrl(project, url));
  const authUrls = [project.signIn, project.signUp].flatMap((page) => page?.url ?? []);
  const pages = authUrls.map((each) => bareUrl(project, each));
  const intent = intentFor(config, path, pages.length > 0 ? pages : undefined);
  return { ...intent, isListed: intent.access === "public" && isListed(config, path) };
}

const isListed = (config: Config, path: string): boolean =>
  config.routes.public.some((pattern) => opensPath(pattern, path));

function concrete(url: string): string {
  const path = url
    .replace(/\/\[\[\.{3}[^\]]+\]\]/g, "")
    .replace(/\[\.{3}[^\]]+\]/g, "sample/deeper")
    .replace(/\[[^\]]+\]/g, "sample");
  return path || "/";
}
