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

describe("shapes that real apps have", () => {
  const names = async (files: Record<string, string>) =>
    (await resourcesOf({ "app/layout.tsx": layout, ...files }))
      .filter(({ kind }) => kind !== "layout")
      .map(({ id, line }) => `${id}:${line}`);

  it("handlers through barrels of any depth and aliases; methods under other names", async () => {
    expect(
      await names({
        "tsconfig.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"] } } }',
        "src/h/one.ts": 'export * from "@/h/two";\nexport function PATCH() {}\n',
        "src/h/two.ts": 'export * from "./three";\n',
        "src/h/three.ts": 'export { read as GET } from "h/four";\nexport * from "./one";\n',
        "app/api/a/route.ts": "export * from '@/h/one';\n",
        "app/api/b/route.ts": "const POST = async () => {};\nexport { POST as GET, POST as PUT };\n",
        "app/api/c/route.ts": "\nexport const { GET, POST } = createHandler(x);\nexport default GET;\n",
        "app/api/d/route.ts":
          "export const GET = wrap(h),\n  DELETE = wrap(h);\nexport const revalidate = 1;\n",
        "app/api/e/route.js": "exports.GET = exports.HEAD = async () => {};\nmodule.exports.POST = x;\n",
        "app/api/f/route.js": "module.exports = { GET, async POST() {}, runtime: 'edge' };\n",
        "app/api/f/page.tsx": page,
      }),
    ).toEqual([
      "app/api/a/route.ts#GET:1",
      "app/api/a/route.ts#PATCH:1",
      "app/api/b/route.ts#GET:1",
      "app/api/b/route.ts#PUT:1",
      "app/api/c/route.ts#GET:2",
      "app/api/c/route.ts#POST:2",
      "app/api/d/route.ts#GET:1",
      "app/api/d/route.ts#DELETE:2",
      "app/api/e/route.js#GET:1",
      "app/api/e/route.js#HEAD:1",
      "app/api/e/route.js#POST:2",
      "app/api/f/page.tsx#default:1",
      "app/api/f/route.js#GET:1",
      "app/api/f/route.js#POST:1",
    ]);
  });

  it("Pages Router in JavaScript, CommonJS, and delegated to other files", async () => {
    expect(
      await names({
        "pages/api/a.js": "// x\nmodule.exports = async (req, res) => {};\n",
        "pages/api/b.js": "export { default } from '../../lib/b';\nexport const config = {};\n",
        "pages/api/c.ts": "function h() {}\nexport = h;\n",
        "pages/d.js": "exports.default = D;\nexports.getServerSideProps = async () => {};\n",
        "pages/e.js": "export { default, getServerSideProps } from '../lib/b';\n",
        "pages/f.js": "export { default } from '../lib/b';\nexport * from '../lib/b';\n",
        "lib/b.js": "export default function B() {}\nexport const getServerSideProps = () => {};\n",
      }),
    ).toEqual([
      "pages/api/a.js#default:2",
      "pages/api/b.js#default:1",
      "pages/api/c.ts#default:2",
      "pages/d.js#default:1",
      "pages/d.js#getServerSideProps:2",
      "pages/e.js#default:1",
      "pages/e.js#getServerSideProps:1",
      "pages/f.js#default:1",
      "pages/f.js#getServerSideProps:2",
    ]);
  });

  it("pages under own extensions, in slots, beside private folders", async () => {
    expect(
      await names({
        "next.config.mjs": "export default { pageExtensions: ['page.tsx', 'api.ts'] };\n",
        "app/page.page.tsx": page,
        "app/page.tsx": page,
        "app/route.api.ts": "export const GET = 1;\n",
        "app/@modal/(..)photo/page.page.tsx": page,
        "app/_parts/page.page.tsx": page,
        "app/_parts/actions.ts": "'use server';\nexport async function save() {}\n",
      }).then((found) => found.sort()),
    ).toEqual([
      "app/@modal/(..)photo/page.page.tsx#default:1",
      "app/_parts/actions.ts#save:2",
      "app/page.page.tsx#default:1",
      "app/route.api.ts#GET:1",
    ]);
  });

  it("'use server' modules: components, re-exports, types, plain values, whatever the folder is called", async () => {
    expect(
      await names({
        "components/form.tsx": `"use server";
export default async function Form() {
  async function inner() { "use server"; }
  return <form action={inner} />;
}
export { save, Input, type Output, Late } from "./impl";
export const maxDuration = 60, limits = { a: 1 } as const;
export const own = async () => { "use server"; };
`,
        "components/impl.ts":
          'import { Other } from "./types";\nexport async function save() {}\nexport interface Input {}\nexport type Output = 1;\nexport { Other as Late };\n',
        "components/types.ts": "export type Other = 1;\n",
        "lib/types.ts":
          "'use server';\nexport type A = 1;\nexport interface B {}\nexport type { C } from './x';\n",
        "app/public/actions.ts": "'use server';\nexport async function open() {}\n",
        "src/generated/actions.ts": "'use server';\nexport const made = create();\n",
        "public/actions.ts": "'use server';\nexport async function no() {}\n",
      }),
    ).toEqual([
      "app/public/actions.ts#open:2",
      "components/form.tsx#default:2",
      "components/form.tsx#inner:3",
      "components/form.tsx#save:6",
      "components/form.tsx#own:8",
      "src/generated/actions.ts#made:2",
    ]);
  });

  it("functions that say it inside: methods, properties, callbacks, several on a line", async () => {
    expect(
      await names({
        "app/page.tsx": `const api = { async save() { "use server"; }, "del": async () => { "use server"; } };
class Store { static async load() { "use server"; } add = async () => { 'use server'; } }
export default async function Page() {
  return <><form action={async () => { "use server"; }} /><form action={async function named() { "use server"; }} /></>;
}
const pair = [async () => { "use server"; }, async () => { "use server"; }, async () => { "use strict"; }];
`,
      }),
    ).toEqual([
      "app/page.tsx#del:1",
      "app/page.tsx#save:1",
      "app/page.tsx#add:2",
      "app/page.tsx#load:2",
      "app/page.tsx#default:3",
      "app/page.tsx#inline@4:4",
      "app/page.tsx#named:4",
      "app/page.tsx#inline@6:6",
      "app/page.tsx#inline@6:46:6",
    ]);
  });

  it("Server Functions of the workspace, where the app leads to them", async () => {
    const root = makeTree({
      "package.json": JSON.stringify({ workspaces: ["apps/*", "packages/*"] }),
      "apps/web/package.json": manifest(),
      "apps/web/app/layout.tsx": layout,
      "apps/web/app/page.tsx": `import { Panel } from "@org/ui";\nimport "../../../shared/direct";\n${page}`,
      "shared/direct.ts": "'use server';\nexport async function direct() {}\n",
      "packages/ui/package.json": JSON.stringify({ name: "@org/ui", exports: { ".": "./dist/index.js" } }),
      "packages/ui/src/index.ts": 'export * from "./panel";\n',
      "packages/ui/src/panel.tsx": '"use client";\nimport { save } from "./actions";\nimport "./index";\n',
      "packages/ui/src/actions.ts":
        '"use server";\nexport * from "@org/impl";\nexport const save = async () => {};\n',
      "packages/ui/src/unused.ts": '"use server";\nexport async function unused() {}\n',
      "packages/impl/package.json": JSON.stringify({ name: "@org/impl", main: "index.ts" }),
      "packages/impl/index.ts": "export async function extra() {}\n",
    });
    const project = await detectProject(`${root}/apps/web`);
    const found = project.resources.filter(({ kind }) => kind === "server-function");
    expect(found.map(({ id, line }) => `${id}:${line}`)).toEqual([
      "../../packages/ui/src/actions.ts#extra:2",
      "../../packages/ui/src/actions.ts#save:3",
      "../../shared/direct.ts#direct:2",
    ]);
  });
});
