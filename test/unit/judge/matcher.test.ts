import { describe, expect, test } from "vitest";
import { type MatcherReading, readMatchers, runsAt } from "../../../src/judge/gate/matcher.ts";
import { testProject } from "../../project.ts";

const handler = "export default function middleware() {}\n";

function gate(config: string, version = "16.4.6", nextConfig = {}) {
  const project = testProject({
    next: { version, source: "installed" },
    files: { "proxy.ts": `${handler}${config}\n` },
    gate: { file: "proxy.ts", expected: "proxy.ts", dead: [], conflict: null },
    nextConfig: { ...testProject().nextConfig, ...nextConfig },
  });
  const reading = readMatchers(project);
  return {
    reading,
    at: (path: string) => runsAt(reading, project, path).kind,
    run: (path: string) => runsAt(reading, project, path),
  };
}

describe("readMatchers", () => {
  const shapes: [config: string, shape: MatcherReading["kind"]][] = [
    ["", "all"],
    ["export const config = {};", "all"],
    ["export const config = { matcher: '/a' };", "list"],
    [
      "export const config = { matcher: [`/a`, { source: '/b', locale: false }] } satisfies ProxyConfig;",
      "list",
    ],
    ["export const config = { matcher: ['/a'] } as const;", "list"],
    ["export const config: ProxyConfig = { runtime: 'nodejs', 'matcher': [] };", "list"],
    ["const paths = ['/a'];\nexport const config = { matcher: paths };", "unreadable"],
    ["export const config = { matcher: [...paths] };", "unreadable"],
    ["export const config = { matcher: ['/a' + '/b'] };", "unreadable"],
    ["export const config = { ...shared, matcher: ['/a'] };", "unreadable"],
    ["export const config = makeConfig();", "unreadable"],
    ["export const config = { matcher: { source: '/a' } };", "unreadable"],
    ["export const config = { matcher: ['a'] };", "unreadable"],
    ["export const config = { matcher: ['/a(b'] };", "unreadable"],
    ["export const config = { matcher: [{ source: '/a', regexp: '.*' }] };", "unreadable"],
    [
      "export const config = { matcher: [{ source: '/a', has: [{ type: 'ip', value: '1' }] }] };",
      "unreadable",
    ],
    ["export const config = { matcher: ['/a' };", "unreadable"],
  ];
  test.each(shapes)("%s", (config, shape) => {
    expect(gate(config).reading.kind).toBe(shape);
  });

  test.each([
    ["export const matcherConfig = { matcher: ['/a'] };", "matcherConfig"],
    ["export const configs = { matcher: ['/a'] } as const;", "configs"],
    ["const config = { matcher: ['/a'] };\nexport { config };", "config"],
    ["export let config = { matcher: ['/a'] };", "config"],
    ["export { config } from './config';", "config"],
  ])("%s is no config", (config, name) => {
    const { reading, at } = gate(config);
    expect(reading).toEqual({
      kind: "all",
      ignored: { line: 2, reason: expect.stringContaining(`\`${name}\``) },
    });
    expect(at("/b")).toBe("runs");
  });

  test("Next 14 ignores what it cannot read, later ones refuse it", () => {
    const config = "export const config = {\n  matcher: [...paths],\n};";
    expect(gate(config, "14.2.35").reading).toEqual({
      kind: "all",
      ignored: { line: 3, reason: expect.stringContaining("`...paths` is not a literal") },
    });
    expect(gate(config, "15.5.29").reading).toMatchObject({ kind: "unreadable", line: 3 });
  });

  test("entries know their lines", () => {
    const { reading } = gate(
      "export const config = {\n  matcher: [\n    '/a',\n    { source: '/b' },\n  ],\n};",
    );
    expect(reading).toMatchObject({
      kind: "list",
      line: 3,
      entries: [{ line: 4 }, { line: 5, source: "/b" }],
    });
  });
});

describe("runsAt", () => {
  const clerk =
    "export const config = { matcher: ['/((?!_next|[^?]*\\\\.(?:html?|css|js(?!on)|jpe?g|png|csv)).*)', '/(api|trpc)(.*)'] };";
  test.each([
    [clerk, "/dashboard", "runs"],
    [clerk, "/posts/x.csv", "skips"],
    [clerk, "/api/x.csv", "runs"],
    [clerk, "/_next/static/chunk.js", "skips"],
    [clerk, "/data.json", "runs"],
    ["", "/_next/static/chunk.js", "runs"],
    ["export const config = { matcher: [] };", "/", "skips"],
    ["export const config = { matcher: '/Admin/:path*' };", "/admin", "skips"],
    ["export const config = { matcher: '/admin/:path*' };", "/%61dmin/users/", "runs"],
    ["export const config = { matcher: '/admin/:path*' };", "/administrator", "skips"],
    ["export const config = { matcher: '/users' };", "/_next/data/abc/users.json", "runs"],
    ["export const config = { matcher: paths };", "/", "unknown"],
  ])("%s at %s: %s", (config, path, kind) => {
    expect(gate(config).at(path)).toBe(kind);
  });

  test("sources are below the base path", () => {
    const { at } = gate("export const config = { matcher: ['/', '/a'] };", "16.4.6", { basePath: "/docs" });
    expect([at("/docs"), at("/docs/a"), at("/a")]).toEqual(["runs", "runs", "skips"]);
  });

  test("locales of the Pages Router, unless the entry does without", () => {
    const i18n = { locales: ["en", "nl"], defaultLocale: "en" };
    const config = "export const config = { matcher: ['/a', { source: '/nl/b', locale: false }] };";
    const { at } = gate(config, "16.4.6", { i18n });
    expect(["/a", "/nl/a", "/fr/a", "/b", "/nl/b"].map(at)).toEqual([
      "runs",
      "runs",
      "skips",
      "skips",
      "runs",
    ]);
  });

  test("what a request has to bring is quoted", () => {
    const { run } = gate(
      "export const config = {\n  matcher: [\n    {\n      source: '/a',\n      missing: [\n        { type: 'header', key: 'next-router-prefetch' },\n        { type: 'cookie', key: 'preview' },\n      ],\n    },\n  ],\n};",
    );
    expect(run("/a")).toMatchObject({
      kind: "depends",
      conditions: [
        {
          file: "proxy.ts",
          line: 4,
          note: "!(missing: [ { type: 'header', key: 'next-router-prefetch' }, { type: 'cookie', key: 'preview' }, ])",
          sources: ["header", "cookie"],
        },
      ],
    });
  });

  test("entries that complement each other leave nothing out", () => {
    const item = "[{ type: 'header', key: 'X-A' }]";
    const { at } = gate(
      `export const config = { matcher: [{ source: '/a', has: ${item} }, { source: '/:p', missing: ${item.toLowerCase()} }] };`,
    );
    expect([at("/a"), at("/b")]).toEqual(["runs", "depends"]);
  });
});
