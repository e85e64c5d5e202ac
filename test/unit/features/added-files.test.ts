// Where single additions go, what they make way for, and how an action joins a module that exists.
import { describe, expect, test } from "vitest";
import { readRoutePath } from "../../../src/config/route-path.ts";
import { parseConfig } from "../../../src/config.ts";
import { addedPage } from "../../../src/features/added/page.ts";
import { addedRouteHandler } from "../../../src/features/added/route-handler.ts";
import { addedServerAction } from "../../../src/features/added/server-action.ts";
import type { Feature } from "../../../src/features/feature.ts";
import type { EditResult, Project } from "../../../src/types.ts";
import { testProject } from "../../project.ts";

const choices = { config: parseConfig({}), features: [], envLocal: false };
const page = (path: string) => addedPage({ path: readRoutePath(path), requirement: null });
const handler = (path: string) =>
  addedRouteHandler({ path: readRoutePath(path), methods: ["GET"], requirement: null });
const pagesRouter = { routers: ["pages" as const], appDir: null, pagesDir: "pages" };

async function main(feature: Feature, project: Project): Promise<{ path: string; result: EditResult }> {
  const [edit] = await feature.edits(project, choices);
  if (!edit) throw new Error("no edit");
  return { path: edit.path, result: await edit.run(project.read(edit.path)) };
}

describe("places", () => {
  test.each([
    [page("/"), "pages/index.tsx"],
    [page("/reports/index"), "pages/reports/index/index.tsx"],
    [page("/reports/:id"), "pages/reports/[id].tsx"],
    [handler("/api"), "pages/api/index.ts"],
    [handler("/api/files/:path*"), "pages/api/files/[[...path]].ts"],
  ])("Pages Router: %#", async (feature, path) => {
    expect((await main(feature, testProject(pagesRouter))).path).toBe(path);
  });

  test("a page goes below the locale, an API route does not, and one outside /api has no place there", async () => {
    const i18n: Project["i18n"] = {
      ...{ library: "next-intl", segment: "[locale]", locales: ["en"], defaultLocale: "en" },
      routingFile: null,
    };
    const project = testProject({ i18n, usesSrc: true, appDir: "src/app" });
    expect((await main(page("/reports"), project)).path).toBe("src/app/[locale]/reports/page.tsx");
    expect((await main(handler("/api/x"), project)).path).toBe("src/app/api/x/route.ts");
    await expect(main(handler("/x"), project)).rejects.toThrow(/must start with \/api/);
  });

  test("the Pages Router serves API routes below /api and nothing else there", async () => {
    await expect(main(handler("/x"), testProject(pagesRouter))).rejects.toThrow(/must start with \/api/);
    await expect(main(page("/api/x"), testProject(pagesRouter))).rejects.toThrow(
      /must not stand below \/api/,
    );
    expect(
      addedServerAction({ name: "a", file: null, requirement: null }).unavailable(testProject(pagesRouter)),
    ).toMatch(/App Router/);
  });

  test("Clerk 5 knows no plans", () => {
    const project = testProject({ clerk: { version: "5.7.6", source: "installed" } });
    const pro = addedPage({ path: readRoutePath("/pro"), requirement: { plan: "pro" } });
    expect(pro.unavailable(project)).toMatch(/6 or later/);
    expect(pro.unavailable(testProject())).toBeNull();
  });
});

describe("a URL that is taken", () => {
  const served = (url: string, file: string, kind: Project["resources"][number]["kind"] = "page") =>
    testProject({
      pagesDir: "pages",
      resources: [{ id: file, kind, file, export: "default", line: 1, urls: [url] }],
    });

  test.each([
    [
      handler("/reports"),
      served("/reports", "app/(team)/reports/page.tsx"),
      /served by app\/\(team\)\/reports/,
    ],
    [
      page("/api/x"),
      served("/api/x", "app/api/x/route.ts", "route-handler"),
      /served by app\/api\/x\/route\.ts/,
    ],
    [
      page("/reports"),
      served("/reports", "pages/reports.tsx", "pages-page"),
      /served by pages\/reports\.tsx/,
    ],
    [page("/"), served("/", "app/(home)/page.tsx"), /^\/ is served by/],
    [page("/docs"), served("/docs/[[...path]]", "app/docs/[[...path]]/page.tsx"), /served by/],
    [
      page("/items/:slug/edit"),
      served("/items/[id]", "app/items/[id]/page.tsx"),
      /calls the same part .*\[id\]/,
    ],
    [page("/items/[...rest]"), served("/items/[...path]", "app/items/[...path]/page.tsx"), /one name/],
  ])("%#", async (feature, project, reason) => {
    const { result } = await main(feature, project);
    expect(result).toMatchObject({ kind: "skipped", reason: expect.stringMatching(reason) });
  });

  test.each([
    [page("/items/:id/edit"), served("/items/[id]", "app/items/[id]/page.tsx")],
    [page("/items/new"), served("/items/[id]", "app/items/[id]/page.tsx")],
    [page("/items/:id"), served("/items/[...path]", "app/items/[...path]/page.tsx")],
    [page("/orders/:slug"), served("/items/[id]", "app/items/[id]/page.tsx")],
  ])("free: %#", async (feature, project) => {
    expect((await main(feature, project)).result.kind).toBe("changed");
  });
});

describe("an action joins a module", () => {
  const file = "app/actions.ts";
  const join = (text: string, name = "createInvoice") =>
    main(addedServerAction({ name, file, requirement: null }), testProject({ files: { [file]: text } }));

  test("imports are merged, what stands there stays byte for byte", async () => {
    const before =
      "'use server'\r\n\r\nimport * as z from 'zod'\r\nimport { clerkClient } from '@clerk/nextjs/server'\r\n\r\nexport async function a() {\r\n\treturn z.string()\r\n}";
    const { result } = await join(before);
    const source = result.kind === "changed" ? result.source : "";
    expect(source).toContain("import { clerkClient, auth } from '@clerk/nextjs/server'\r\n");
    expect(source.match(/from 'zod'/g)).toHaveLength(1);
    expect(source.replace(", auth", "").startsWith(before)).toBe(true);
    expect(source.replaceAll("\r\n", "")).not.toContain("\n");
    expect((await join(source)).result).toEqual({ kind: "unchanged" });
  });

  test.each([
    ["export async function createInvoice() {}", /declares createInvoice already/],
    ["export type CreateInvoiceResult = 1;", /declares CreateInvoiceResult already/],
    ['export { x as createInvoice } from "./x";', /declares createInvoice already/],
  ])("a name that is taken: %s", async (text, reason) => {
    const { result } = await join(`"use server";\n${text}\n`);
    expect(result).toMatchObject({ kind: "skipped", reason: expect.stringMatching(reason) });
  });

  test.each([
    ["export async function a() {}\n", /does not start with 'use server'/],
    ['"use server";\nimport { auth } from "@/auth";\n', /uses the name auth for something else/],
    ['"use server";\nconst z = 1;\n', /uses the name z for something else/],
  ])("what its owner has to sort out: %j", async (text, reason) => {
    const { result } = await join(text);
    expect(result).toMatchObject({ kind: "manual", reason: expect.stringMatching(reason) });
  });
});
