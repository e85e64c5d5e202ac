import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { urlsOf } from "../../../src/routes/urls.ts";

const extensions = ["tsx", "ts", "jsx", "js"];
const plain = {
  appDir: "src/app",
  pagesDir: "src/pages",
  nextConfig: { basePath: "", pageExtensions: extensions },
};

describe("urlsOf", () => {
  const table: [file: string, url: string | null][] = [
    ["src/app/page.tsx", "/"],
    ["src/app/layout.tsx", "/"],
    ["src/app/blog/[slug]/page.tsx", "/blog/[slug]"],
    ["src/app/docs/[...path]/page.js", "/docs/[...path]"],
    ["src/app/sign-in/[[...sign-in]]/page.tsx", "/sign-in/[[...sign-in]]"],
    ["src/app/(marketing)/pricing/page.tsx", "/pricing"],
    ["src/app/(a)/(b)/layout.tsx", "/"],
    ["src/app/dashboard/@modal/settings/page.tsx", "/dashboard/settings"],
    ["src/app/dashboard/@modal/default.tsx", "/dashboard"],
    ["src/app/[locale]/about/page.tsx", "/[locale]/about"],
    ["src/app/api/items/route.ts", "/api/items"],
    ["src/app/robots.txt/route.ts", "/robots.txt"],
    ["src/app/.well-known/jwks/route.ts", "/.well-known/jwks"],
    ["src/app/%5Finternal/page.tsx", "/_internal"],
    ["src/app/_components/page.tsx", null],
    ["src/app/blog/_lib/route.ts", null],
    ["src/app/sitemap.ts", null],
    ["src/app/opengraph-image.tsx", null],
    ["src/app/blog/client.tsx", null],
    ["src/app/blog/page.mdx", null],
    ["src/app/blog/homepage.tsx", null],
    ["app/page.tsx", null],
    ["src/pages/index.tsx", "/"],
    ["src/pages/blog/index.tsx", "/blog"],
    ["src/pages/blog/[slug].tsx", "/blog/[slug]"],
    ["src/pages/index/index.tsx", "/index"],
    ["src/pages/sign-in/[[...index]].tsx", "/sign-in/[[...index]]"],
    ["src/pages/api/items.ts", "/api/items"],
    ["src/pages/_app.tsx", null],
    ["src/pages/_document.tsx", null],
    ["src/pages/_error.tsx", null],
    ["src/pages/types.d.ts", null],
    ["src/pages/styles.css", null],
  ];
  it.each(table)("%s -> %s", (file, url) => {
    expect(urlsOf(plain, file)).toEqual(url === null ? [] : [url]);
  });

  it("puts basePath in front", () => {
    const project = { ...plain, nextConfig: { basePath: "/docs", pageExtensions: extensions } };
    expect(urlsOf(project, "src/app/page.tsx")).toEqual(["/docs"]);
    expect(urlsOf(project, "src/app/a/route.ts")).toEqual(["/docs/a"]);
  });

  it("takes page extensions as they are configured", () => {
    const project = { ...plain, nextConfig: { basePath: "", pageExtensions: ["page.tsx", "mdx"] } };
    expect(urlsOf(project, "src/pages/blog/index.page.tsx")).toEqual(["/blog"]);
    expect(urlsOf(project, "src/pages/blog/list.tsx")).toEqual([]);
    expect(urlsOf(project, "src/app/blog/page.mdx")).toEqual(["/blog"]);
    expect(urlsOf(project, "src/app/blog/page.page.tsx")).toEqual(["/blog"]);
  });
});

describe("intercepting routes", () => {
  const lab = createRequire(new URL("../../labs/next16/package.json", import.meta.url));
  const next = lab("next/dist/shared/lib/router/utils/interception-routes.js") as {
    extractInterceptionRouteInformation(path: string): { interceptedRoute: string };
  };
  const { normalizeAppPath } = lab("next/dist/shared/lib/router/utils/app-paths.js") as {
    normalizeAppPath(path: string): string;
  };

  it.each([
    "/feed/(.)photo/[id]",
    "/feed/(..)photo/[id]",
    "/feed/latest/(..)(..)photo/[id]",
    "/a/b/c/(...)photo",
    "/@modal/(.)photo/[id]",
    "/(shop)/feed/@modal/(.)photo/(deep)/[id]",
    "/(shop)/feed/(..)photo",
  ])("%s answers where Next says", (path) => {
    const real = next.extractInterceptionRouteInformation(normalizeAppPath(`${path}/page`));
    expect(urlsOf(plain, `src/app${path}/page.tsx`)).toEqual([real.interceptedRoute]);
  });
});
