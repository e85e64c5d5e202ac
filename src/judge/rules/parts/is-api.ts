// Is it asked by programs rather than by people: below /api or /trpc?
import type { Project } from "../../../types.ts";
import type { Verdict } from "../../../verdict.ts";
import { bareUrl } from "./bare-url.ts";

export function isApi(project: Project, { kind, urls }: Verdict): boolean {
  if (kind === "pages-api") return true;
  return kind === "route-handler" && urls.some((url) => /^\/(api|trpc)(\/|$)/.test(bareUrl(project, url)));
}
