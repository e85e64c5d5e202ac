import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { matchesClerkPattern } from "../../../src/routes/clerk-pattern.ts";

// The real thing, as the generated apps load it.
const lab = createRequire(new URL("../../labs/next16/package.json", import.meta.url));
const { createPathMatcher } = lab("@clerk/shared/pathMatcher") as {
  createPathMatcher(patterns: string | RegExp | string[]): (pathname: string) => boolean;
};

const patterns = [
  "/",
  "/admin",
  "/admin(.*)",
  "/admin/(.*)",
  "/admin/:path*",
  "/admin/:path+",
  "/admin/:path?",
  "/items/:id",
  "/items/:id(\\d+)",
  "/(api|trpc)(.*)",
  "/:locale/dashboard(.*)",
  "/((?!sign-in).*)",
  "/(pages)(.*)",
  "/api/webhooks(.*)",
  "/file.txt",
  "(.*)",
  "/caf\u00e9",
];
const pathnames = [
  "/",
  "//",
  "/admin",
  "/admin/",
  "/admin//",
  "/ADMIN/Users",
  "//admin///users",
  "/administrator",
  "/admin/a/b",
  "/%61dmin",
  "/admin%2Fusers",
  "/admin%252Fusers",
  "/items/1",
  "/items/abc",
  "/items/a%2Fb",
  "/api",
  "/apiary",
  "/trpc/x.y",
  "/en/dashboard",
  "/en/dashboards/1",
  "/sign-in",
  "/sign-in-secret",
  "/pages/x",
  "/api/webhooks-internal",
  "/fileXtxt",
  "/caf%C3%A9",
  "/caf\u00e9",
  "/a\u2028b",
];

describe("matchesClerkPattern", () => {
  it.each(patterns)("answers as @clerk/shared for %s", (pattern) => {
    const real = createPathMatcher(pattern);
    const expected = pathnames.map((pathname) => [pathname, real(pathname)]);
    expect(pathnames.map((pathname) => [pathname, matchesClerkPattern(pattern, pathname)])).toEqual(expected);
  });

  it("takes regular expressions as they are", () => {
    const real = createPathMatcher(/^\/Admin/);
    for (const pathname of ["/Admin", "/admin", "/%41dmin"]) {
      expect(matchesClerkPattern(/^\/Admin/, pathname)).toBe(real(pathname));
    }
  });

  it("matches nothing where Clerk refuses the path", () => {
    expect(() => createPathMatcher("(.*)")("/%")).toThrow(/Malformed/);
    expect(matchesClerkPattern("(.*)", "/%")).toBe(false);
  });

  it("drops empty patterns as Clerk does", () => {
    expect(createPathMatcher("")("/")).toBe(false);
    expect(matchesClerkPattern("", "/")).toBe(false);
  });

  it("throws where Clerk throws", () => {
    expect(() => createPathMatcher("/admin*")).toThrow(/Invalid path/);
    expect(() => matchesClerkPattern("/admin*", "/admin")).toThrow(TypeError);
  });
});
