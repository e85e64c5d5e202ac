import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversPath, opensPath, readPath } from "../../../src/routes/pattern.ts";

describe("rules and public lists agree on plain paths", () => {
  const table: [pattern: string, pathname: string, covered: boolean][] = [
    ["/", "/", true],
    ["/", "", true],
    ["/", "/a", false],
    ["/pricing", "/pricing", true],
    ["/pricing", "/pricing/", true],
    ["/pricing", "//pricing//", true],
    ["/pricing", "/pricing/plans", false],
    ["/pricing", "/pricingx", false],
    ["/admin/:path*", "/admin", true],
    ["/admin/:path*", "/admin/", true],
    ["/admin/:path*", "/admin/a/b/c", true],
    ["/admin/:path*", "/administrator", false],
    ["/admin/:path*", "/x/admin", false],
    ["/items/:id", "/items/1", true],
    ["/items/:id", "/items", false],
    ["/items/:id", "/items/1/2", false],
    ["/items/:id/edit", "/items/1/edit", true],
    ["/:path*", "/", true],
    ["/:path*", "/anything/at/all", true],
    ["/admin", "/%61dmin", true],
    ["/admin", "/%2561dmin", false],
    ["/caf\u00e9", "/caf%C3%A9", true],
  ];
  it.each(table)("%s and %s: %s", (pattern, pathname, covered) => {
    expect(coversPath(pattern, pathname)).toBe(covered);
    expect(opensPath(pattern, pathname)).toBe(covered);
  });
});

describe("doubts end on the closed side", () => {
  it("compares rules case-insensitively and public lists exactly", () => {
    expect(coversPath("/admin/:path*", "/Admin/x")).toBe(true);
    expect(opensPath("/docs/:path*", "/Docs/x")).toBe(false);
  });

  it("takes an encoded slash for a rule either way, and opens only what is public both ways", () => {
    expect(coversPath("/items/:id", "/items/a%2Fb")).toBe(true);
    expect(coversPath("/items/:a/:b", "/items/a%2Fb")).toBe(true);
    expect(coversPath("/admin", "/%2Fadmin%2F")).toBe(true);
    expect(opensPath("/items/:id", "/items/a%2Fb")).toBe(false);
    expect(opensPath("/docs", "/docs%2F")).toBe(false);
    expect(opensPath("/items/:path*", "/items/a%2Fb")).toBe(true);
    expect(opensPath("/blog/:path*", "/blog%2Fsecret")).toBe(false);
  });

  it.each(["/%", "/%zz", "/%c0%ae", "/docs/%2e%2e/admin", "/docs/..%2fadmin", "/docs/./x"])(
    "opens nothing for %s",
    (pathname) => {
      expect(readPath(pathname)).toBeNull();
      expect(opensPath("/:path*", pathname)).toBe(false);
    },
  );

  it("never opens a path that a rule of the same pattern would not cover", () => {
    const segment = fc.oneof(fc.constantFrom("a", "A", "%2F", "%41", "..", "%", "b%2Fc"), fc.webSegment());
    fc.assert(
      fc.property(
        fc.array(segment),
        fc.constantFrom("/a", "/a/:x", "/a/:path*", "/:path*"),
        (parts, pattern) => {
          const pathname = `/${parts.join("/")}`;
          if (opensPath(pattern, pathname)) expect(coversPath(pattern, pathname)).toBe(true);
        },
      ),
    );
  });
});
