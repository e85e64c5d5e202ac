// Sign-in and sign-up pages of the app's own, and the environment variables that lead to them.
import { addEnvKeys } from "../edits/add-env-keys.ts";
import type { Edit, Project } from "../types.ts";
import type { Feature, FeatureRoute } from "./feature.ts";
import { clerkEnvironment } from "./parts/clerk-environment.ts";
import { envExample, exampleEnvNames } from "./parts/env-example.ts";
import { generatedFile } from "./parts/generated-file.ts";
import { placeRoute } from "./parts/place-route.ts";
import { signInUrl, signUpUrl } from "./parts/sign-in-url.ts";

export const authPages: Feature = {
  id: "auth-pages",
  title: "Sign-in and sign-up pages, and Clerk's keys in .env.example",
  kind: "core",
  unavailable: () => null,
  async edits(project, choices) {
    const edits: Edit[] = [];
    if (!project.signIn)
      edits.push(await page(project, "sign-in", "The page that signed-out visitors are sent to"));
    if (!project.signUp) edits.push(await page(project, "sign-up", "The page where new users sign up"));

    const environment = clerkEnvironment(project);
    edits.push(
      addEnvKeys(project, {
        path: envExample(project),
        why: "The keys Clerk needs, for whoever sets the app up next",
        comment: "Clerk: the two keys are on the API keys page of dashboard.clerk.com",
        keys: environment,
      }),
    );
    if (choices.envLocal) {
      // .env.local wins over the other files: a key that one of them sets would change its value here.
      const set = new Set(
        project.envFiles.filter(({ file }) => !exampleEnvNames.includes(file)).flatMap(({ keys }) => keys),
      );
      edits.push(
        addEnvKeys(project, {
          path: ".env.local",
          why: "Where Clerk finds the sign-in pages",
          comment: "Clerk: where the sign-in pages are",
          keys: Object.fromEntries(
            Object.entries(environment).filter(([key, value]) => value !== "" && !set.has(key)),
          ),
        }),
      );
    }
    return edits;
  },
  packages: () => [],
  routes(project) {
    return [
      ...open(signInUrl(project), project.signIn?.file ?? authPage(project, "sign-in")),
      ...open(signUpUrl(project), project.signUp?.file ?? authPage(project, "sign-up")),
    ];
  },
  authorization: { roles: [], permissions: [] },
  claims: {},
};

function page(project: Project, name: "sign-in" | "sign-up", why: string): Promise<Edit> {
  return generatedFile(project, { template: templateOf(project, name), path: authPage(project, name), why });
}

const authPage = (project: Project, name: "sign-in" | "sign-up") =>
  placeRoute(project, templateOf(project, name));

function templateOf(project: Project, name: "sign-in" | "sign-up"): string {
  return project.routers.includes("app")
    ? `app/${name}/[[...${name}]]/page.tsx`
    : `pages/${name}/[[...index]].tsx`;
}

function open(url: string, file: string): FeatureRoute[] {
  return [{ pattern: `${url}/:path*`, file, access: "public" }];
}
