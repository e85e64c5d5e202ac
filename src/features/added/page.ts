// One page at a path of the user's choice, which protects itself.
import { posix } from "node:path";
import { capabilities } from "../../capabilities.ts";
import type { RoutePath } from "../../config/route-path.ts";
import type { Requirement } from "../../config.ts";
import { UsageError } from "../../errors.ts";
import { coversPath } from "../../routes/pattern.ts";
import { code } from "../../templates.ts";
import type { Project } from "../../types.ts";
import type { Feature } from "../feature.ts";
import { generatedFile } from "../parts/generated-file.ts";
import { loadingPage } from "../parts/loading-page.ts";
import { placeRoute } from "../parts/place-route.ts";
import { authorizationOf, requirementProblem, requirementView } from "../parts/requirement-view.ts";
import { paramsView } from "../parts/route-params.ts";
import { signInUrl, signUpUrl } from "../parts/sign-in-url.ts";

interface PageWanted {
  /** Without the locale's segment: every page of such an app stands below it. */
  path: RoutePath;
  requirement: Requirement | null;
}

export function addedPage({ path, requirement }: PageWanted): Feature {
  return {
    id: "page",
    title: `A page at ${path.url} that protects itself`,
    kind: "example",
    unavailable: (project) => signInProblem(project, path) ?? requirementProblem(project, requirement),
    async edits(project) {
      const file = fileOf(project, path);
      const { basePath } = project.nextConfig;
      const page = await generatedFile(project, {
        template: inAppRouter(project) ? "added/page.tsx" : "added/pages/page.tsx",
        path: file,
        why: "A page that protects itself",
        view: {
          ...requirementView(requirement),
          ...namesOf(path),
          params: paramsView(path.params, capabilities(project)),
          // Next.js adds the base path to a redirect's destination, but not to what stands inside it.
          back: code(basePath ? `${JSON.stringify(basePath)} + resolvedUrl` : "resolvedUrl"),
          signInUrl: code(signInUrl(project).replace(/[`\\$]/g, "\\$&")),
        },
      });
      return [page, ...(await loadingPage(project, file))];
    },
    packages: () => [],
    routes: (project) => [
      {
        pattern: path.pattern,
        file: fileOf(project, path),
        access: "signed-in",
        ...(requirement ? { require: requirement } : {}),
      },
    ],
    authorization: authorizationOf(requirement),
    claims: {},
  };
}

/** A page that sends signed-out visitors to itself would do so for ever. */
function signInProblem(project: Project, { pattern }: RoutePath): string | null {
  const own = [signInUrl(project), signUpUrl(project)].find((url) => coversPath(`${url}/:path*`, pattern));
  return own === undefined
    ? null
    : `${own} is where people sign in or up, so no page there can ask for a session. create-clerk-sessions makes those pages.`;
}

const inAppRouter = (project: Project) => project.routers.includes("app");

function fileOf(project: Project, { url }: RoutePath): string {
  if (inAppRouter(project)) return placeRoute(project, posix.join("app", url, "page.tsx"));
  if (url === "/api" || url.startsWith("/api/")) {
    throw new UsageError(
      `<path> ${url} must not stand below /api: the Pages Router serves API routes there.`,
      "Use add route-handler, or another path.",
    );
  }
  // `index` stands for its folder.
  return placeRoute(project, `pages${/(?:^|\/)(?:index)?$/.test(url) ? posix.join(url, "index") : url}.tsx`);
}

/** `/billing/past-invoices/[id]` -> BillingPastInvoicesPage, "Past invoices". */
function namesOf({ url }: RoutePath) {
  const literal = url.split("/").filter((segment) => segment && !segment.startsWith("["));
  const words = literal
    .join("-")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  const last =
    (literal.at(-1) ?? "home")
      .split(/[^A-Za-z0-9]+/)
      .filter(Boolean)
      .join(" ") || "Page";
  return {
    component: code(`${/^[A-Z]/.test(name) ? name : `Home${name}`}Page`),
    title: code(last.charAt(0).toUpperCase() + last.slice(1)),
  };
}
