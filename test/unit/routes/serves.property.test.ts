// Random sets of routes and paths, each held against the installed Next.js's own routing. SEED=n tries others.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Resource, ResourceKind } from "../../../src/project.ts";
import { resourceServing } from "../../../src/routes/serves.ts";
import { askNext, type NextConfig, type RouteQuestions } from "../../judge/ask-next.ts";

const segment = fc.constantFrom("a", "b", "a-b", "x.csv", "nl-a", "api", "é", "[id]", "[id]", "[id]");
const ending = fc.constantFrom("", "", "", "/[...path]", "/[[...path]]");
const url = fc
  .tuple(fc.array(segment, { maxLength: 3 }), ending)
  .map(([parts, end]) =>
    `/${parts.map((part, index) => part.replace("id", `id${index}`)).join("/")}${end}`.replace("//", "/"),
  );
const nextConfig = fc.record({
  basePath: fc.constantFrom("", "/docs"),
  trailingSlash: fc.boolean(),
  i18n: fc.constantFrom<NextConfig["i18n"]>(null, null, { locales: ["en", "nl"], defaultLocale: "en" }),
});
const asked = fc.constantFrom(
  "a",
  "b",
  "c",
  "a-b",
  "x.csv",
  "en",
  "nl",
  "NL",
  "api",
  "%C3%A9",
  "%61",
  "a%2Fb",
  "%zz",
  "index",
);
const path = fc.oneof(
  fc
    .tuple(fc.array(asked, { maxLength: 4 }), fc.constantFrom("", "/"))
    .map(([parts, end]) => `/${parts.join("/")}${end}`),
  fc.array(asked, { minLength: 1, maxLength: 3 }).map((parts) => `/_next/data/build/${parts.join("/")}.json`),
);
const question = fc
  .record({
    app: fc.uniqueArray(url, { maxLength: 7 }),
    pages: fc.uniqueArray(url, { maxLength: 4 }),
    nextConfig,
    paths: fc.array(path, { minLength: 15, maxLength: 15 }),
  })
  .map(({ app, pages, nextConfig, paths }): RouteQuestions => {
    const own = sane([...app, ...pages]);
    return {
      app: app.filter((one) => own.includes(one)),
      pages: pages.filter((one) => own.includes(one) && !app.includes(one)),
      nextConfig,
      paths: paths.map((one, at) => (at % 5 === 0 ? one : nextConfig.basePath + one)),
    };
  });

/** Next.js refuses both kinds of catch-all at one place, and an optional one beside the same URL without it. */
function sane(urls: string[]): string[] {
  return urls.filter((one) => {
    const folder = one.replace(/\/\[\[?\.{3}.*$/, "");
    const isOptional = one.includes("[[");
    return !(isOptional && (urls.includes(folder || "/") || urls.includes(`${folder}/[...path]`)));
  });
}

test.each(["next16", "next14"] as const)("routes answer as in %s", (lab) => {
  const questions = fc.sample(question, { numRuns: 400, seed: Number(process.env.SEED ?? 3) });
  const { routes } = askNext(lab, { routes: questions });
  const wrong: unknown[] = [];
  let served = 0;
  for (const [index, { app, pages, nextConfig, paths }] of questions.entries()) {
    const { basePath } = nextConfig;
    const resources = [
      ...app.map((one) => resource("page", one, basePath)),
      ...pages.map((one) => resource("pages-page", one, basePath)),
    ];
    for (const [at, asked] of paths.entries()) {
      const answer = resourceServing(resources, asked, nextConfig)?.id ?? null;
      const next = routes[index]?.[at];
      if (answer) served++;
      if (answer !== next) wrong.push({ app, pages, nextConfig, asked, answer, next });
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(served).toBeGreaterThan(500);
});

function resource(kind: ResourceKind, url: string, basePath: string): Resource {
  const router = kind === "page" ? "app" : "pages";
  const urls = [url === "/" ? basePath || "/" : basePath + url];
  return { id: `${router} ${url}`, kind, file: `${router}${url}.tsx`, export: "default", line: 1, urls };
}
