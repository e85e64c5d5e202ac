// New files never replace, shadow or break what an app has.
import { describe, expect, test } from "vitest";
import { parseConfig } from "../../../src/config.ts";
import { authPages } from "../../../src/features/auth-pages.ts";
import type { Feature } from "../../../src/features/feature.ts";
import { protectedPage } from "../../../src/features/protected-page.ts";
import { routeHandler } from "../../../src/features/route-handler.ts";
import { serverAction } from "../../../src/features/server-action.ts";
import type { EditResult, Resource } from "../../../src/types.ts";
import { type ProjectOverrides, testProject } from "../../project.ts";

async function run(
  feature: Feature,
  overrides: ProjectOverrides = {},
  config: Record<string, unknown> = {},
): Promise<Record<string, EditResult>> {
  const project = testProject(overrides);
  const choices = { config: parseConfig(config), features: [], envLocal: true };
  const edits = await feature.edits(project, choices);
  const results = edits.map(async (edit) => [edit.path, await edit.run(project.read(edit.path))] as const);
  return Object.fromEntries(await Promise.all(results));
}

const resource = (kind: Resource["kind"], file: string, url: string): Resource => ({
  id: `${file}#default`,
  kind,
  file,
  export: "default",
  line: 1,
  urls: [url],
});
const source = (result: EditResult | undefined) => (result?.kind === "changed" ? result.source : "");

describe("files that are there", () => {
  test("are left alone when they differ", async () => {
    const results = await run(protectedPage, {
      files: { "app/admin/page.tsx": "export default () => null;" },
    });
    expect(results["app/admin/page.tsx"]).toEqual({ kind: "skipped", reason: "exists already; left alone" });
    expect(results["app/dashboard/page.tsx"]?.kind).toBe("changed");
  });

  test("are no news when a formatter laid out what we wrote", async () => {
    const path = "app/admin/page.tsx";
    const first = source((await run(protectedPage))[path]);
    const files = { [path]: first.replaceAll('"', "'").replaceAll(";", "") };
    expect((await run(protectedPage, { files }))[path]).toEqual({ kind: "unchanged" });
  });

  test("nothing is written that imports from somebody else's lib/items.ts", async () => {
    const files = { "lib/items.ts": "export const items = []; const ownerOf = 1;" };
    const results = await run(serverAction, { files });
    for (const path of ["app/items/actions.ts", "app/items/page.tsx"]) {
      expect(results[path], path).toMatchObject({
        kind: "skipped",
        reason: expect.stringContaining("ownerOf"),
      });
    }
    expect(results["lib/org-settings.ts"]?.kind).toBe("changed");
  });

  test("the user's own store with the same names is used", async () => {
    const files = { "lib/items.ts": 'export { items } from "./db"; export function ownerOf() {}' };
    const results = await run(routeHandler, { files });
    expect(results["lib/items.ts"]?.kind).toBe("skipped");
    expect(results["app/api/items/route.ts"]?.kind).toBe("changed");
  });
});

describe("URLs that are taken", () => {
  test.each([
    ["by another route group", resource("page", "app/(team)/dashboard/page.tsx", "/dashboard")],
    ["by the Pages Router", resource("pages-page", "pages/dashboard.tsx", "/dashboard")],
    ["by a JavaScript twin", resource("page", "app/dashboard/page.jsx", "/dashboard")],
  ])("%s", async (_, taken) => {
    const results = await run(protectedPage, { resources: [taken] });
    expect(results["app/dashboard/page.tsx"]).toEqual({
      kind: "skipped",
      reason: `/dashboard is served by ${taken.file} already`,
    });
  });

  test("with a base path too", async () => {
    const nextConfig = {
      file: null,
      basePath: "/shop",
      pageExtensions: ["tsx"],
      trailingSlash: false,
      cacheComponents: false,
      i18n: null,
    };
    const resources = [resource("page", "app/(team)/dashboard/page.tsx", "/shop/dashboard")];
    const results = await run(protectedPage, { resources, nextConfig });
    expect(results["app/dashboard/page.tsx"]?.kind).toBe("skipped");
  });

  test("an optional catch-all bears no page and no other slug beside it", async () => {
    const step = resource("page", "app/sign-in/[step]/page.tsx", "/sign-in/[step]");
    const results = await run(authPages, { resources: [step] });
    expect(results["app/sign-in/[[...sign-in]]/page.tsx"]?.kind).toBe("skipped");
    expect(results["app/sign-up/[[...sign-up]]/page.tsx"]?.kind).toBe("changed");
  });
});

describe("auth pages", () => {
  test("existing pages are used, and their URLs go into the env files", async () => {
    const signIn = { file: "src/app/[locale]/(auth)/login/page.tsx", url: "/[locale]/login" };
    const i18n = {
      library: "next-intl" as const,
      segment: "[locale]",
      locales: null,
      defaultLocale: null,
      routingFile: null,
    };
    const overrides: ProjectOverrides = { signIn, i18n, usesSrc: true, appDir: "src/app" };
    const results = await run(authPages, overrides);
    expect(Object.keys(results)).toEqual([
      "src/app/[locale]/sign-up/[[...sign-up]]/page.tsx",
      ".env.example",
      ".env.local",
    ]);
    expect(source(results[".env.local"])).toContain("NEXT_PUBLIC_CLERK_SIGN_IN_URL=/login\n");
    const choices = { config: parseConfig({}), features: [], envLocal: false };
    expect(authPages.routes(testProject(overrides), choices).map(({ pattern }) => pattern)).toEqual([
      "/login/:path*",
      "/sign-up/:path*",
    ]);
  });

  test(".env.local gets no key that another file sets, and no empty one", async () => {
    const envFiles = [{ file: ".env", keys: ["NEXT_PUBLIC_CLERK_SIGN_IN_URL"] }];
    const local = source((await run(authPages, { envFiles }))[".env.local"]);
    expect(local).not.toContain("SIGN_IN_URL");
    expect(local).not.toMatch(/=$/m);
    expect(local).toContain("NEXT_PUBLIC_CLERK_SIGN_UP_URL=/sign-up\n");
  });

  test("an example file of another name is the one that grows", async () => {
    const envFiles = [{ file: ".env.sample", keys: [] }];
    expect(Object.keys(await run(authPages, { envFiles }))).toContain(".env.sample");
  });
});

test("packages that the app has are not asked for again", () => {
  const choices = { config: parseConfig({}), features: [], envLocal: false };
  expect(routeHandler.packages(testProject(), choices)).toMatchObject([{ name: "zod" }]);
  const own = testProject({ dependencies: { zod: "^3.25.0" } });
  expect(routeHandler.packages(own, choices)).toEqual([]);
});

test("the admin page asks for what the gate asks for", async () => {
  const config = {
    routes: { rules: [{ match: ["/admin/:path*"], require: { permission: "org:reports:read" } }] },
  };
  const results = await run(protectedPage, {}, config);
  expect(source(results["app/admin/page.tsx"])).toContain('auth.protect({ permission: "org:reports:read" })');
});

test("Server Actions need the App Router and Next.js 14", () => {
  const pages = testProject({ routers: ["pages"], appDir: null, pagesDir: "pages" });
  expect(serverAction.unavailable(pages)).toBe("Server Actions need the App Router.");
  const old = testProject({ next: { version: "13.5.11", source: "installed" } });
  expect(serverAction.unavailable(old)).toMatch(/14/);
  expect(serverAction.unavailable(testProject())).toBeNull();
});
