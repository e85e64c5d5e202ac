// One API route at a path of the user's choice, which answers for itself.
import { posix } from "node:path";
import { capabilities } from "../../capabilities.ts";
import type { RoutePath } from "../../config/route-path.ts";
import type { Requirement } from "../../config.ts";
import { UsageError } from "../../errors.ts";
import { code } from "../../templates.ts";
import type { Project } from "../../types.ts";
import type { Feature } from "../feature.ts";
import { generatedFile } from "../parts/generated-file.ts";
import { placeRoute } from "../parts/place-route.ts";
import { authorizationOf, requirementProblem, requirementView } from "../parts/requirement-view.ts";
import { paramsView } from "../parts/route-params.ts";
import { zodNeed } from "../parts/zod-need.ts";

export const handlerMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type HandlerMethod = (typeof handlerMethods)[number];

interface RouteHandlerWanted {
  path: RoutePath;
  methods: HandlerMethod[];
  requirement: Requirement | null;
}

export function addedRouteHandler({ path, methods, requirement }: RouteHandlerWanted): Feature {
  const takesBody = methods.some((method) => schemas[method] !== undefined);
  const usesZod = takesBody || path.params.length > 0;
  return {
    id: "route-handler",
    title: `An API route at ${path.url} that answers for itself`,
    kind: "example",
    unavailable: (project) => requirementProblem(project, requirement),
    async edits(project) {
      return [
        await generatedFile(project, {
          template: inAppRouter(project) ? "added/route.ts" : "added/pages/api.ts",
          path: fileOf(project, path),
          why: `${methods.join(", ")} with checks of its own`,
          view: {
            ...requirementView(requirement),
            params: paramsView(path.params, capabilities(project)),
            methods: methods.map((method, at) => ({
              ...methodView(method, path.params.length > 0),
              // Said once per file.
              explains: at === 0 && requirementView(requirement).needsOrganization,
            })),
            allowed: methods.join(", "),
            body: takesBody,
            usesZod,
          },
        }),
      ];
    },
    packages: (project) => (usesZod ? zodNeed(project) : []),
    routes: (project) => [
      {
        pattern: path.pattern,
        file: fileOf(project, path),
        access: "signed-in",
        signedOut: "401",
        ...(requirement ? { require: requirement } : {}),
      },
    ],
    authorization: authorizationOf(requirement),
    claims: {},
  };
}

const inAppRouter = (project: Project) => project.routers.includes("app");

function fileOf(project: Project, { url }: RoutePath): string {
  const isApi = url === "/api" || url.startsWith("/api/");
  if (!isApi && !inAppRouter(project)) {
    throw new UsageError(
      `<path> ${url} must start with /api: the Pages Router serves API routes nowhere else.`,
      `Use /api${url}.`,
    );
  }
  if (!isApi && project.i18n?.segment) {
    throw new UsageError(
      `<path> ${url} must start with /api: this app sends every other path to a locale.`,
      `Use /api${url}.`,
    );
  }
  if (inAppRouter(project)) return placeRoute(project, posix.join("app", url, "route.ts"));
  // `index` stands for its folder.
  return placeRoute(project, `pages${/\/(?:api|index)$/.test(url) ? posix.join(url, "index") : url}.ts`);
}

const schemas: Partial<Record<HandlerMethod, string>> = {
  POST: "input",
  PUT: "input",
  // What a change leaves out stays as it is.
  PATCH: "input.partial()",
};

function methodView(method: HandlerMethod, hasParams: boolean) {
  const schema = schemas[method];
  const request = schema ? "request: Request" : "_request: Request";
  return {
    name: code(method),
    method,
    signature: code(hasParams ? `${request}, context: Context` : schema ? request : ""),
    schema: schema ? code(schema) : null,
    isCreated: method === "POST",
    isEmpty: method === "DELETE",
  };
}
