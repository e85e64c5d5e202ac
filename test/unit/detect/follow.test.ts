// Where do imports lead, in the app and in the workspace around it, without anything installed or built?
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { layout, makeTree, manifest } from "./app-tree.ts";

const source = "export const x = 1;\n";
const json = JSON.stringify;

/** Paths below a workspace with the app in apps/web. */
async function workspace(files: Record<string, string>, root: Record<string, string> = {}) {
  const folder = makeTree({
    "package.json": json({ name: "mono", workspaces: ["apps/*", "packages/*"] }),
    "apps/web/package.json": manifest({ "@org/db": "workspace:*" }),
    "apps/web/app/layout.tsx": layout,
    ...files,
    ...root,
  });
  return { folder, project: await detectProject(join(folder, "apps/web")) };
}

async function app(files: Record<string, string>) {
  return detectProject(makeTree({ "package.json": manifest(), "app/layout.tsx": layout, ...files }));
}

describe("inside the app", () => {
  it("resolves baseUrl, inherited aliases, the longest alias first", async () => {
    const project = await app({
      "tsconfig.json": '{ "extends": "./config/base.json", "compilerOptions": { "baseUrl": "src" } }',
      "config/base.json": `{ "compilerOptions": { "paths": { "@/*": ["*"], "@/ui/*": ["kit/*"], "~/*": ["\${configDir}/other/*"] } } }`,
      "src/kit/button.tsx": source,
      "src/ui/button.tsx": source,
      "src/lib/a.ts": source,
      "other/b.ts": source,
    });
    const resolve = (specifier: string) => project.resolve("src/app/page.tsx", specifier);
    expect(["@/ui/button", "@/lib/a", "lib/a", "~/b", "react"].map(resolve)).toEqual([
      "src/kit/button.tsx",
      "src/lib/a.ts",
      "src/lib/a.ts",
      "other/b.ts",
      null,
    ]);
  });

  it("resolves #imports of package.json, and keeps resolve within the app", async () => {
    const imports = {
      "#auth": "./lib/auth.ts",
      "#lib/*": { types: "./dist/*.d.ts", default: "./dist/*.js" },
      "#ui/*.js": "./ui/*.tsx",
    };
    const project = await app({
      "package.json": manifest({}, { imports }),
      "lib/auth.ts": source,
      "src/deep/a.ts": source,
      "ui/b.tsx": source,
    });
    const resolve = (specifier: string) => project.resolve("app/page.tsx", specifier);
    expect(["#auth", "#lib/deep/a", "#ui/b.js", "#none", "../../x"].map(resolve)).toEqual([
      "lib/auth.ts",
      "src/deep/a.ts",
      "ui/b.tsx",
      null,
      null,
    ]);
    expect(project.follow("app/page.tsx", "#auth")).toBe("lib/auth.ts");
  });
});

describe("into other packages", () => {
  const pkg = (more: Record<string, unknown>) => json({ name: "@org/db", ...more });
  it.each([
    ["main", { main: "./dist/index.js" }, "@org/db", "src/index.ts"],
    ["main in the source", { main: "src/main.ts" }, "@org/db", "src/main.ts"],
    ["only types", { types: "./dist/index.d.ts" }, "@org/db", "src/index.ts"],
    ["nothing at all", {}, "@org/db", "src/index.ts"],
    ["exports as a path", { exports: "./src/main.ts" }, "@org/db", "src/main.ts"],
    [
      "conditions",
      { exports: { ".": { types: "./dist/main.d.ts", import: { default: "./dist/main.mjs" } } } },
      "@org/db",
      "src/main.ts",
    ],
    ["a folder per format", { exports: { "./auth": "./dist/esm/auth.js" } }, "@org/db/auth", "src/auth.ts"],
    ["patterns", { exports: { "./*": "./dist/*.js" } }, "@org/db/deep/a", "src/deep/a.tsx"],
    ["patterns into the source", { exports: { "./*": "./src/*.ts" } }, "@org/db/auth", "src/auth.ts"],
    ["a folder called lib that is source", { exports: { "./l": "./lib/l.ts" } }, "@org/db/l", "lib/l.ts"],
    ["subpaths without exports", {}, "@org/db/src/auth", "src/auth.ts"],
  ])("%s", async (_, fields, specifier, expected) => {
    const { project } = await workspace({
      "packages/db/package.json": pkg(fields),
      "packages/db/src/index.ts": source,
      "packages/db/src/main.ts": source,
      "packages/db/src/auth.ts": source,
      "packages/db/src/deep/a.tsx": source,
      "packages/db/lib/l.ts": source,
      "packages/db/dist/index.js": "built",
      "packages/db/dist/index.d.ts": "export {}",
    });
    const path = `../../packages/db/${expected}`;
    expect(project.follow("app/page.tsx", specifier)).toBe(path);
    expect(project.resolve("app/page.tsx", specifier)).toBeNull();
    expect(project.read(path)).toBe(source);
    expect(project.parse(path)?.statements.length).toBe(1);
  });

  it("goes on from there: relative paths, its own aliases, #imports, itself, other packages", async () => {
    const { project } = await workspace({
      "packages/db/package.json": pkg({
        exports: { "./self": "./src/self.ts" },
        imports: { "#in": "./src/in.ts" },
      }),
      "packages/db/tsconfig.json":
        '{ "extends": "@org/tsconfig/base.json", "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
      "packages/tsconfig/package.json": json({ name: "@org/tsconfig" }),
      "packages/tsconfig/base.json": '{ "compilerOptions": { "strict": true } }',
      "packages/db/src/index.ts": source,
      "packages/db/src/self.ts": source,
      "packages/db/src/in.ts": source,
      "packages/db/src/deep/a.ts": source,
      "packages/ui/package.json": json({ name: "@org/ui", main: "index.tsx" }),
      "packages/ui/index.tsx": source,
    });
    const follow = (specifier: string) => project.follow("../../packages/db/src/deep/a.ts", specifier);
    expect(
      ["../index.js", "~/in", "#in", "@org/db/self", "@org/ui", "react", "../nowhere"].map(follow),
    ).toEqual([
      "../../packages/db/src/index.ts",
      "../../packages/db/src/in.ts",
      "../../packages/db/src/in.ts",
      "../../packages/db/src/self.ts",
      "../../packages/ui/index.tsx",
      null,
      null,
    ]);
  });

  it("knows pnpm workspaces, aliases that leave the app, relative paths, linked folders", async () => {
    const { project } = await workspace(
      {
        "apps/web/package.json": manifest({ linked: "link:../../vendor/linked" }),
        "apps/web/tsconfig.json":
          '{ "extends": "../../tsconfig.base.json", "compilerOptions": { "strict": true } }',
        "tsconfig.base.json":
          '{ "compilerOptions": { "baseUrl": ".", "paths": { "@libs/auth": ["libs/auth/src/index.ts"] } } }',
        "libs/auth/src/index.ts": source,
        "vendor/linked/package.json": json({ name: "other-name" }),
        "vendor/linked/index.js": source,
        "shared/x.ts": source,
      },
      { "package.json": "{}", "pnpm-workspace.yaml": "packages:\n  - apps/*\n" },
    );
    const follow = (specifier: string) => project.follow("app/page.tsx", specifier);
    expect(["@libs/auth", "libs/auth/src", "linked", "../../../shared/x"].map(follow)).toEqual([
      "../../libs/auth/src/index.ts",
      "../../libs/auth/src/index.ts",
      "../../vendor/linked/index.js",
      "../../shared/x.ts",
    ]);
  });

  it("never leaves the workspace, by path, link or alias, and never enters node_modules", async () => {
    const outside = makeTree({
      "secret.ts": "export const secret = 1;\n",
      "pkg/package.json": json({ name: "@org/out" }),
      "pkg/index.ts": source,
    });
    const { folder, project } = await workspace({
      "apps/web/tsconfig.json": json({
        compilerOptions: { paths: { "out/*": [`${outside}/*`], "dep/*": ["../../node_modules/dep/*"] } },
      }),
      "node_modules/dep/index.ts": source,
      "packages/db/package.json": pkg({}),
      "packages/db/index.ts": source,
    });
    mkdirSync(join(folder, "packages/links"));
    symlinkSync(join(outside, "secret.ts"), join(folder, "packages/links/secret.ts"));
    symlinkSync(join(outside, "pkg"), join(folder, "packages/out"));
    symlinkSync(join(folder, "node_modules/dep"), join(folder, "packages/dep"));
    const again = await detectProject(project.root);
    const up = "../../../";
    const follow = (specifier: string) => again.follow("app/page.tsx", specifier);
    expect(
      [
        "out/secret",
        "dep/index",
        `${up}packages/links/secret`,
        `${up}packages/dep`,
        "@org/out",
        `${up}../x`,
      ].map(follow),
    ).toEqual([null, null, null, null, null, null]);
    const way = "../../packages/links/secret.ts";
    expect([again.read(way), again.parse(way), again.read("../../node_modules/dep/index.ts")]).toEqual([
      null,
      null,
      null,
    ]);
    expect(again.read("../../packages/db/index.ts")).toBe(source);
    expect(again.read(join(outside, "secret.ts"))).toBeNull();
  });

  it("stays in an app that belongs to no workspace", async () => {
    const folder = makeTree({
      "app/package.json": manifest(),
      "app/app/layout.tsx": layout,
      "shared/x.ts": source,
    });
    const project = await detectProject(join(folder, "app"));
    expect(project.follow("app/page.tsx", "../../shared/x")).toBeNull();
    expect(project.read("../shared/x.ts")).toBeNull();
  });

  it("follows a linked folder to where it really is", async () => {
    const { folder, project } = await workspace({
      "packages/db/package.json": pkg({}),
      "packages/db/src/a.ts": source,
    });
    symlinkSync(join(folder, "packages/db/src"), join(project.root, "db"));
    const again = await detectProject(project.root);
    expect(again.follow("app/page.tsx", "../db/a")).toBe("../../packages/db/src/a.ts");
  });
});
