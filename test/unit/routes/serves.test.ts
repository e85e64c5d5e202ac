import { describe, expect, test } from "vitest";
import type { Resource, ResourceKind } from "../../../src/project.ts";
import { resourceServing } from "../../../src/routes/serves.ts";

const config = { basePath: "", trailingSlash: false, i18n: null };

function resource(kind: ResourceKind, file: string, url: string, name = "default"): Resource {
  return { id: `${file}#${name}`, kind, file, export: name, line: 1, urls: [url] };
}

const resources = [
  resource("layout", "app/layout.tsx", "/"),
  resource("page", "app/feed/@modal/(.)photo/[id]/page.tsx", "/feed/photo/[id]"),
  resource("page", "app/feed/photo/[id]/page.tsx", "/feed/photo/[id]"),
  resource("page", "app/@panel/team/page.tsx", "/team"),
  resource("page", "app/team/page.tsx", "/team"),
  resource("page", "app/@panel/alone/page.tsx", "/alone"),
  resource("route-handler", "app/api/items/route.ts", "/api/items", "DELETE"),
  resource("route-handler", "app/api/items/route.ts", "/api/items", "GET"),
  resource("route-handler", "app/api/hook/route.ts", "/api/hook", "POST"),
  resource("route-handler", "app/api/hook/route.ts", "/api/hook", "PUT"),
  resource("get-server-side-props", "pages/old.tsx", "/old", "getServerSideProps"),
  resource("pages-page", "pages/old.tsx", "/old"),
  resource("pages-page", "pages/[...rest].tsx", "/[...rest]"),
];

describe("resourceServing", () => {
  test.each([
    ["/feed/photo/1", "app/feed/photo/[id]/page.tsx#default"],
    ["/team", "app/team/page.tsx#default"],
    ["/team/", "app/team/page.tsx#default"],
    ["//team", "app/team/page.tsx#default"],
    ["/te%61m", "pages/[...rest].tsx#default"],
    ["/feed/photo/%61", "app/feed/photo/[id]/page.tsx#default"],
    ["/feed/ph%6fto/1", "pages/[...rest].tsx#default"],
    ["/Team", "pages/[...rest].tsx#default"],
    ["/alone", "app/@panel/alone/page.tsx#default"],
    ["/api/items", "app/api/items/route.ts#GET"],
    ["/api/hook", "app/api/hook/route.ts#POST"],
    ["/old", "pages/old.tsx#default"],
    ["/_next/data/abc/old.json", "pages/old.tsx#default"],
    ["/a/b/c", "pages/[...rest].tsx#default"],
    ["/a/%zz", null],
    ["/", null],
  ])("%s: %s", (path, id) => {
    expect(resourceServing(resources, path, config)?.id ?? null).toBe(id);
  });

  test("nothing is served outside the base path", () => {
    const below = [
      resource("page", "app/page.tsx", "/docs"),
      resource("page", "app/[id]/page.tsx", "/docs/[id]"),
    ];
    const serve = (path: string) =>
      resourceServing(below, path, { ...config, basePath: "/docs" })?.file ?? null;
    expect(["/docs", "/docs/a", "/docsa", "/a"].map(serve)).toEqual([
      "app/page.tsx",
      "app/[id]/page.tsx",
      null,
      null,
    ]);
  });

  test("a static segment that is sent encoded is another one, as Next.js has it over HTTP", () => {
    const own = [
      resource("page", "app/reports/page.tsx", "/reports"),
      resource("page", "app/users/[id]/page.tsx", "/users/[id]"),
    ];
    const serve = (path: string) => resourceServing(own, path, config)?.file ?? null;
    expect(["/reports", "/%72eports", "/users/%61%2Fb", "/%75sers/a"].map(serve)).toEqual([
      "app/reports/page.tsx",
      null,
      "app/users/[id]/page.tsx",
      null,
    ]);
  });

  test("a file of another kind in the same folder does not serve its URL", () => {
    expect(resourceServing([resource("layout", "app/a/layout.tsx", "/a")], "/a", config)).toBeNull();
  });
});
