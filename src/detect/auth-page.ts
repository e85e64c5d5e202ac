// Which page signs users in, or up? Clerk's component and the page's name both count; the best match wins.
import { posix } from "node:path";
import { urlsOf } from "../routes/urls.ts";
import type { Project } from "../types.ts";
import { clerkElements } from "./clerk-elements.ts";
import type { AppFacts } from "./module-facts.ts";

const wanted = {
  signIn: { component: "SignIn", segment: /^(sign-?in|log-?in)$/i },
  signUp: { component: "SignUp", segment: /^(sign-?up|register)$/i },
};

/** The URL without its catch-all: `/sign-in`, `/[locale]/sign-in`. */
export function detectAuthPage(facts: AppFacts, which: keyof typeof wanted): Project["signIn"] {
  const { component, segment } = wanted[which];
  const ranked = facts.tree.files
    .filter((path) => isPage(facts, path))
    .flatMap((file) => urlsOf(facts, file).map((url) => ({ file, url: withoutCatchAll(url) })))
    .map((page) => {
      const isNamed = page.url.split("/").some((part) => segment.test(part));
      const isRendered = clerkElements(facts, page.file, component).length > 0;
      return { ...page, score: (isNamed ? 2 : 0) + (isRendered ? 3 : 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.url.length - b.url.length);
  const [best] = ranked;
  return best ? { file: best.file, url: best.url } : null;
}

function isPage({ appDir, pagesDir }: AppFacts, path: string): boolean {
  if (appDir !== null && path.startsWith(`${appDir}/`)) return posix.basename(path).startsWith("page.");
  return pagesDir !== null && path.startsWith(`${pagesDir}/`) && !path.startsWith(`${pagesDir}/api/`);
}

function withoutCatchAll(url: string): string {
  const parts = url.split("/").filter((part) => part && !/^\[{1,2}\.{3}/.test(part));
  return `/${parts.join("/")}`;
}
