// Which page signs users in, or up? The one that renders Clerk's component; a name alone counts only where it is
// the conventional URL. What is found here stays open to everyone, whatever the rules say: in doubt, there is none.
import type { Project, Resource } from "../types.ts";
import { clerkElements } from "./clerk-elements.ts";
import type { AppFacts } from "./module-facts.ts";

const wanted = {
  signIn: {
    component: "SignIn",
    hook: "useSignIn",
    name: /^(sign-?in|log-?in|auth)$/i,
    conventional: /^(\/auth)?\/(sign-?in|login)$/,
  },
  signUp: {
    component: "SignUp",
    hook: "useSignUp",
    name: /^(sign-?up|register|auth)$/i,
    conventional: /^(\/auth)?\/(sign-?up|register)$/,
  },
};

const served = new Set(["page", "pages-page", "route-handler", "pages-api"]);
/** What pages below a sign-in page are made of: its steps, and the way back from another site. */
const parts = ["SignIn", "SignUp", "useSignIn", "useSignUp", "AuthenticateWithRedirectCallback"];

interface Facts extends AppFacts {
  resources: Resource[];
  i18n: Project["i18n"];
}

interface Page {
  file: string;
  /** Without basePath, locale and catch-all. */
  path: string;
  /** As Next.js has it. */
  url: string;
}

/** The URL without its catch-all: `/sign-in`, `/[locale]/sign-in`. */
export function detectAuthPage(facts: Facts, which: keyof typeof wanted): Project["signIn"] {
  const all = facts.resources
    .filter(({ kind }) => served.has(kind))
    .flatMap(({ file, urls }) => urls.map((url) => ({ file, url, path: pathOf(facts, url) })));
  const isPage = new Set(facts.resources.filter(({ kind }) => /page$/.test(kind)).map(({ file }) => file));
  const [best] = all
    .filter(({ file }) => isPage.has(file))
    .map((page) => ({ ...page, score: score(facts, page, wanted[which]) }))
    .filter((page) => page.score > 0 && standsAlone(facts, page, all))
    .sort((a, b) => b.score - a.score || a.url.length - b.url.length);
  return best ? { file: best.file, url: joined(best.url.split("/").filter(isNoCatchAll)) } : null;
}

function score(facts: Facts, { file, path, url }: Page, names: (typeof wanted)["signIn"]): number {
  // Nobody can be sent to a URL with a parameter, and what is open at `/` is the whole app.
  if (path === "/" || path.includes("[")) return 0;
  const isNamed = names.name.test(path.split("/").at(-1) ?? "");
  const hasCatchAll = !url.split("/").every(isNoCatchAll);
  // Of most pages nothing more has to be known: neither name nor text speaks of signing in.
  if (!isNamed && !hasCatchAll && !facts.tree.marked("sign-in").has(file)) return 0;
  const found = clerkElements({ ...facts, mark: "sign-in" }, file, [names.component, names.hook], 1);
  const rendered = found.filter(({ name }) => name === names.component);
  if (isNamed) {
    if (rendered.length > 0) return 4;
    if (found.length > 0) return 3;
  }
  // Under any other name, signing in must be what the page is for, and not a dialog or a fallback on it.
  if (rendered.some((place) => place.always && (hasCatchAll || place.file === file))) return 2;
  const isWhole = !url.includes("/[...");
  return isWhole && names.conventional.test(path) ? 1 : 0;
}

/** All that is served below becomes as open as the page itself. */
function standsAlone(facts: Facts, { file, path, url }: Page, all: Page[]): boolean {
  return all
    .filter((other) => other.file !== file && other.url !== url && `${other.path}/`.startsWith(`${path}/`))
    .every((other) => clerkElements({ ...facts, mark: "sign-in" }, other.file, parts, 1).length > 0);
}

function pathOf({ nextConfig: { basePath }, i18n }: Facts, url: string): string {
  const below = basePath && url.startsWith(basePath) ? url.slice(basePath.length) : url;
  return joined(below.split("/").filter((part) => part !== i18n?.segment && isNoCatchAll(part)));
}

const isNoCatchAll = (part: string): boolean => !/^\[{1,2}\.{3}/.test(part);
const joined = (segments: string[]): string => `/${segments.filter(Boolean).join("/")}`;
