import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { layout, makeTree, manifest, page } from "./app-tree.ts";

async function resourcesOf(files: Record<string, string>) {
  const root = makeTree({ "package.json": manifest(), ...files });
  return (await detectProject(root)).resources;
}

describe("App Router", () => {
  it("lists pages, layouts, templates, defaults with their URLs", async () => {
    const found = await resourcesOf({
      "next.config.js": "module.exports = { basePath: '/x' }",
      "app/layout.tsx": layout,
      "app/(shop)/cart/page.tsx": `'use client'\n\n${page}`,
      "app/(shop)/@modal/default.tsx": page,
      "app/(shop)/template.tsx": layout,
      "app/feed/(.)photo/[id]/page.tsx": page,
      "app/_private/page.tsx": page,
      "app/opengraph-image.tsx": page,
      "app/cart.tsx": page,
    });
    expect(found.map(({ kind, file, line, urls }) => [kind, file, line, urls])).toEqual([
      ["default", "app/(shop)/@modal/default.tsx", 1, ["/x"]],
      ["page", "app/(shop)/cart/page.tsx", 3, ["/x/cart"]],
      ["template", "app/(shop)/template.tsx", 1, ["/x"]],
      ["page", "app/feed/(.)photo/[id]/page.tsx", 1, ["/x/feed/photo/[id]"]],
      ["layout", "app/layout.tsx", 1, ["/x"]],
    ]);
  });

  it("finds handlers in every form of export", async () => {
    const found = await resourcesOf({
      "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
      "app/api/a/route.ts": `import type { NextRequest } from "next/server";
export async function GET() {}
export const POST = wrap(async () => {});
const remove = async () => {};
export { remove as DELETE };
export const dynamic = "force-dynamic";
export type PUT = string;
export function helper() {}
`,
      "app/api/b/route.ts": "export const { GET, POST: PATCH } = handlers;\n",
      "app/api/c/route.ts": 'export { GET, type POST } from "@/server/handlers";\n',
      "app/api/d/route.ts": 'export * from "@/server/handlers";\n',
      "server/handlers.ts": "export function GET() {}\nexport function POST() {}\nexport default 1;\n",
    });
    expect(found.map(({ id, line }) => [id, line])).toEqual([
      ["app/api/a/route.ts#GET", 2],
      ["app/api/a/route.ts#POST", 3],
      ["app/api/a/route.ts#DELETE", 4],
      ["app/api/b/route.ts#GET", 1],
      ["app/api/b/route.ts#PATCH", 1],
      ["app/api/c/route.ts#GET", 1],
      ["app/api/d/route.ts#GET", 1],
      ["app/api/d/route.ts#POST", 1],
    ]);
  });
});

describe("Server Functions", () => {
  it("are exports of 'use server' modules, wherever they stand", async () => {
    const found = await resourcesOf({
      "app/layout.tsx": layout,
      "lib/actions.ts": `// comment first
"use strict";
'use server';
export async function save() {}
export const remove = action.handler(async () => {});
async function local() {}
export { local as other };
export type Input = string;
export default async function () {}
`,
      "lib/comment.ts": "// 'use server'\nexport async function notOne() {}\n",
      "lib/late.ts": "import x from 'x';\n'use server';\nexport async function notOne() {}\n",
      "lib/actions.test.ts": "'use server';\nexport async function notOne() {}\n",
    });
    expect(
      found.filter(({ kind }) => kind !== "layout").map(({ id, line, urls }) => [id, line, urls]),
    ).toEqual([
      ["lib/actions.ts#save", 4, []],
      ["lib/actions.ts#remove", 5, []],
      ["lib/actions.ts#other", 6, []],
      ["lib/actions.ts#default", 9, []],
    ]);
  });

  it("are functions with the directive inside, by name or line", async () => {
    const found = await resourcesOf({
      "app/page.tsx": `export default function Page() {
  async function save() {
    "use server";
  }
  const remove = async () => {
    "use server";
  };
  return <form action={async () => { "use server"; }}><Other onSave={{ save: async () => { "use server"; } }} /></form>;
}
function Other() {
  async function save() {
    "use server";
  }
}
`,
    });
    expect(
      found.filter(({ kind }) => kind === "inline-server-function").map(({ export: name }) => name),
    ).toEqual(["save", "remove", "inline@8", "inline@8:78", "inline@11"]);
  });
});

describe("Pages Router", () => {
  it("lists pages, loaders and API handlers", async () => {
    const found = await resourcesOf({
      "src/pages/_app.tsx": page,
      "src/pages/index.tsx": page,
      "src/pages/blog/[slug].tsx": `${page}export const getServerSideProps = async () => ({ props: {} });\n`,
      "src/pages/api/items.ts": "export default function handler() {}\n",
    });
    expect(found.map(({ id, kind, urls }) => [id, kind, urls[0]])).toEqual([
      ["src/pages/api/items.ts#default", "pages-api", "/api/items"],
      ["src/pages/blog/[slug].tsx#default", "pages-page", "/blog/[slug]"],
      ["src/pages/blog/[slug].tsx#getServerSideProps", "get-server-side-props", "/blog/[slug]"],
      ["src/pages/index.tsx#default", "pages-page", "/"],
    ]);
  });
});
