import { describe, expect, test } from "vitest";
import { sampleUrls } from "../../../src/judge/gate/sample-urls.ts";
import type { Resource } from "../../../src/types.ts";
import { testProject } from "../../project.ts";

const page = (url: string): Resource => ({
  id: `app${url}/page.tsx#default`,
  kind: "page",
  file: `app${url}/page.tsx`,
  export: "default",
  line: 1,
  urls: [url],
});

function samples(url: string, urls: string[] = [url], overrides = {}): string[] {
  const project = testProject({ resources: urls.map(page), ...overrides });
  return sampleUrls(project, url).map(({ kind, url: path }) => `${kind} ${path}`);
}

describe("sampleUrls", () => {
  test.each<[string, string[], string[]]>([
    ["/", ["/"], ["ordinary /"]],
    ["/docs/café", ["/docs/café"], ["ordinary /docs/caf%C3%A9"]],
    [
      "/users/[id]/edit",
      ["/users/[id]/edit", "/users/new", "/users/sample"],
      [
        "ordinary /users/sample-2/edit",
        "dot /users/sample-2.csv/edit",
        "dot /users/sample-2.png/edit",
        "sibling /users/new-1/edit",
        "sibling /users/sample-1/edit",
      ],
    ],
    [
      "/docs/[...path]",
      ["/docs/[...path]"],
      ["ordinary /docs/sample", "deeper /docs/sample/deeper", "dot /docs/sample.csv", "dot /docs/sample.png"],
    ],
    [
      "/sign-in/[[...rest]]",
      ["/sign-in/[[...rest]]"],
      [
        "ordinary /sign-in",
        "deeper /sign-in/sample",
        "deeper /sign-in/sample/deeper",
        "dot /sign-in/sample.csv",
        "dot /sign-in/sample.png",
      ],
    ],
  ])("%s", (url, urls, expected) => {
    expect(samples(url, urls)).toEqual(expected);
  });

  test("a catch-all beside a page that answers to one segment", () => {
    const urls = ["/docs/[...path]", "/docs/[id]"];
    expect(samples("/docs/[...path]", urls)).toEqual(["ordinary /docs/sample/deeper"]);
  });

  test("locales are real ones", () => {
    const i18n = {
      library: "next-intl",
      segment: "[tongue]",
      locales: ["nl", "en"],
      defaultLocale: "en",
      routingFile: null,
    };
    expect(samples("/[tongue]/about", undefined, { i18n })).toEqual([
      "ordinary /en/about",
      "locale /nl/about",
    ]);
    expect(samples("/[tongue]/posts/[id]", undefined, { i18n })).toEqual([
      "ordinary /en/posts/sample",
      "dot /en/posts/sample.csv",
      "dot /en/posts/sample.png",
      "locale /nl/posts/sample",
    ]);
  });

  test("nobody else's page comes up by accident", () => {
    const urls = ["/[slug]", "/about", "/about-1", "/sample", "/sample-2"];
    expect(samples("/[slug]", urls)[0]).toBe("ordinary /sample-3");
    expect(samples("/[slug]", urls)).toContain("sibling /about-1-2");
  });
});
