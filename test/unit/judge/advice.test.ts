// What the audit tells people to write by hand has to be right for their Clerk and for the kind of code.
import { describe, expect, test } from "vitest";
import { gatePaths } from "../../../src/judge/rules/parts/gate-paths.ts";
import { ownCheck } from "../../../src/judge/rules/parts/own-check.ts";
import type { ResourceKind } from "../../../src/project.ts";
import { testProject } from "../../project.ts";

describe("ownCheck", () => {
  test.each<[ResourceKind, number, string]>([
    ["page", 7, "`await auth.protect();` (`auth` from `@clerk/nextjs/server`)"],
    ["server-function", 6, "`await auth.protect();` (`auth` from `@clerk/nextjs/server`)"],
    ["server-function", 5, "`auth().protect();` (`auth` from `@clerk/nextjs/server`)"],
    [
      "inline-server-function",
      4,
      '`const { userId } = auth();` and `if (!userId) throw new Error("Unauthorized");` (`auth` from `@clerk/nextjs`)',
    ],
    [
      "page",
      4,
      '`const { userId } = auth();` and `if (!userId) redirect("/sign-in");` (`auth` from `@clerk/nextjs`)',
    ],
    [
      "route-handler",
      7,
      '`const { userId } = await auth();` and `if (!userId) return Response.json({ error: "Unauthorized" }, { status: 401 });` (`auth` from `@clerk/nextjs/server`)',
    ],
    [
      "pages-api",
      7,
      '`const { userId } = getAuth(req);` and `if (!userId) return res.status(401).json({ error: "Unauthorized" });` (`getAuth` from `@clerk/nextjs/server`)',
    ],
    [
      "pages-page",
      5,
      '`const { userId } = getAuth(context.req);` and `if (!userId) return { redirect: { destination: "/sign-in", permanent: false } };` (`getAuth` from `@clerk/nextjs/server`)',
    ],
  ])("%s with Clerk %d", (kind, clerkMajor, code) => {
    expect(ownCheck(kind, clerkMajor, null).code).toBe(code);
  });

  test("asks for the role where one is wanted, and 403 for those who lack it", () => {
    expect(ownCheck("page", 7, { role: "org:admin" }).code).toContain(
      '`await auth.protect({ role: "org:admin" });`',
    );
    const handler = ownCheck("route-handler", 7, { permission: "org:items:read" }).code;
    expect(handler).toContain("`const { userId, has } = await auth();`");
    expect(handler).toMatch(/if \(!has\(\{ permission: "org:items:read" \}\)\) return .*status: 403/);
    expect(ownCheck("page", 7, { organization: true }).code).toContain("`await auth.protect();`");
  });
});

describe("gatePaths", () => {
  const app = testProject();

  /** The code as a gate would run it. */
  const excludes = (code: string, pathname: string): boolean =>
    new Function("req", `return ${code}`)({ nextUrl: { pathname } });

  test.each([
    ["/api/hook", "path", ["/api/hook"], ["/api/hook/x", "/api/hooks"]],
    ["/sign-in", "subtree", ["/sign-in", "/sign-in/sso-callback"], ["/sign-in-x", "/a/sign-in"]],
    ["/posts/[id]", "path", ["/posts/1"], ["/posts", "/posts/1/edit"]],
    ["/docs/[...path]", "path", ["/docs/a", "/docs/a/b"], ["/docs"]],
    ["/docs/[[...path]]", "path", ["/docs", "/docs/a"], ["/docsx"]],
    ["/a.b", "subtree", ["/a.b"], ["/aXb"]],
    ["/", "subtree", ["/"], ["/a"]],
    ["/café", "path", ["/caf%C3%A9"], ["/cafe"]],
  ] as const)("%s as %s is told from other paths", (url, scope, inside, outside) => {
    const [path] = gatePaths(app, [url, url], scope);
    for (const one of inside) expect(excludes(path?.excludes ?? "", one), one).toBe(false);
    for (const one of outside) expect(excludes(path?.excludes ?? "", one), one).toBe(true);
  });

  test("patterns of lists, without the base path", () => {
    const nextConfig = { ...app.nextConfig, basePath: "/shop" };
    const urls = [
      "/shop",
      "/shop/a/[item-id]",
      "/shop/b/[...rest]",
      "/shop/c/[[...rest]]",
      "/shop/a/[item-id]",
    ];
    expect(gatePaths({ ...app, nextConfig }, urls, "path").map(({ pattern }) => pattern)).toEqual([
      "/",
      "/a/:itemid",
      "/b/:rest+",
      "/c/:rest*",
    ]);
    expect(gatePaths(app, ["/sign-in"], "subtree")[0]?.pattern).toBe("/sign-in/:path*");
  });

  test("a locale may be left out, and a slash may end the path", () => {
    const i18n = { segment: "[locale]" } as Exclude<typeof app.i18n, null>;
    const [path] = gatePaths({ ...app, i18n }, ["/[locale]/sign-in"], "subtree");
    for (const one of ["/sign-in", "/nl/sign-in/x"]) expect(excludes(path?.excludes ?? "", one)).toBe(false);
    const nextConfig = { ...app.nextConfig, trailingSlash: true };
    const [slashed] = gatePaths({ ...app, nextConfig }, ["/pricing"], "path");
    for (const one of ["/pricing", "/pricing/"]) expect(excludes(slashed?.excludes ?? "", one)).toBe(false);
  });
});
