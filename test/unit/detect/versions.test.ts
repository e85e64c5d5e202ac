import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { layout, makeTree, manifest } from "./app-tree.ts";

const ranges = { next: "^15.1.0", "@clerk/nextjs": "^6.0.0", react: "^19.0.0" };
const app = { "package.json": manifest(ranges), "app/layout.tsx": layout };
const expected = {
  next: { version: "15.5.9", source: "lockfile" },
  clerk: { version: "6.39.8", source: "lockfile" },
};

const locks: Record<string, { file: string; text: string; manager: string }> = {
  "package-lock.json 3": {
    file: "package-lock.json",
    manager: "npm",
    text: JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "node_modules/next": { version: "15.5.9" },
        "node_modules/@clerk/nextjs": { version: "6.39.8" },
      },
    }),
  },
  "package-lock.json 1": {
    file: "package-lock.json",
    manager: "npm",
    text: JSON.stringify({
      dependencies: { next: { version: "15.5.9" }, "@clerk/nextjs": { version: "6.39.8" } },
    }),
  },
  "pnpm-lock.yaml 9": {
    file: "pnpm-lock.yaml",
    manager: "pnpm",
    text: `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      '@clerk/nextjs':
        specifier: ^6.0.0
        version: 6.39.8(next@15.5.9(react@19.2.0))(react@19.2.0)
      next:
        specifier: ^15.1.0
        version: 15.5.9(react@19.2.0)
`,
  },
  "pnpm-lock.yaml 5": {
    file: "pnpm-lock.yaml",
    manager: "pnpm",
    text: `lockfileVersion: 5.4
specifiers:
  next: ^15.1.0
dependencies:
  '@clerk/nextjs': 6.39.8_next@15.5.9
  next: 15.5.9_react@19.2.0
`,
  },
  "yarn.lock classic": {
    file: "yarn.lock",
    manager: "yarn",
    text: `# yarn lockfile v1

"@clerk/nextjs@^6.0.0":
  version "6.39.8"
  resolved "x"

next@^14.0.0:
  version "14.2.35"

next@15.x, next@^15.1.0:
  version "15.5.9"
  dependencies:
    version "1.0.0"
`,
  },
  "yarn.lock berry": {
    file: "yarn.lock",
    manager: "yarn",
    text: `__metadata:
  version: 8

"@clerk/nextjs@npm:^6.0.0":
  version: 6.39.8
  resolution: "@clerk/nextjs@npm:6.39.8"

"next@npm:15.x, next@npm:^15.1.0":
  version: 15.5.9
`,
  },
  "bun.lock": {
    file: "bun.lock",
    manager: "bun",
    text: `{
  "lockfileVersion": 1,
  "workspaces": { "": { "name": "app" } },
  "packages": {
    "@clerk/nextjs": ["@clerk/nextjs@6.39.8", "", {}, "sha512-x"],
    "next": ["next@15.5.9", "", {}, "sha512-x"],
  },
}`,
  },
};

describe("versions of a checkout without node_modules", () => {
  it.each(Object.entries(locks))("come from %s", async (_, { file, text, manager }) => {
    const project = await detectProject(makeTree({ ...app, [file]: text }));
    expect(project).toMatchObject(expected);
    expect(project.packageManager).toEqual({ name: manager, lockfile: file });
  });

  it("come from the workspace root's lockfile, for this very app", async () => {
    const npm = {
      packages: {
        "node_modules/next": { version: "16.4.6" },
        "apps/web/node_modules/next": { version: "15.5.9" },
        "node_modules/@clerk/nextjs": { version: "6.39.8" },
      },
    };
    const pnpm = `importers:
  apps/docs:
    dependencies: { next: { specifier: ^16, version: 16.4.6 } }
  apps/web:
    dependencies:
      next: { specifier: ^15, version: 15.5.9(x) }
      '@clerk/nextjs': { specifier: ^6, version: 6.39.8 }
`;
    const bun = JSON.stringify({
      workspaces: { "apps/web": { name: "web" } },
      packages: {
        next: ["next@16.4.6"],
        "web/next": ["next@15.5.9"],
        "@clerk/nextjs": ["@clerk/nextjs@6.39.8"],
      },
    });
    for (const [file, text] of [
      ["package-lock.json", JSON.stringify(npm)],
      ["pnpm-lock.yaml", pnpm],
      ["bun.lock", bun],
    ] as const) {
      const root = makeTree({
        "package.json": JSON.stringify({ workspaces: ["apps/*"] }),
        [file]: text,
        "apps/web/package.json": manifest(ranges),
        "apps/web/app/layout.tsx": layout,
      });
      const project = await detectProject(join(root, "apps/web"));
      expect(project, file).toMatchObject(expected);
      expect(project.packageManager.lockfile).toBe(`../../${file}`);
    }
  });
});

describe("a bare checkout", () => {
  it.each(["package-lock.json", "pnpm-lock.yaml", "bun.lock"])(
    "with a %s in the middle of a merge has the declared versions",
    async (file) => {
      const text = `<<<<<<< HEAD\n{ "lockfileVersion": 3\n=======\n  - : [\n>>>>>>> main\n`;
      const project = await detectProject(makeTree({ ...app, [file]: text }));
      expect(project.next).toEqual({ version: "15.1.0", source: "declared" });
    },
  );

  it("of Next.js 13 and Clerk 4 is looked at", async () => {
    const root = makeTree({
      "package.json": manifest({ next: "13.x", "@clerk/nextjs": "^4.29.1", react: "^18" }),
      "pages/index.tsx": "export default () => null;\n",
      "yarn.lock": '"@clerk/nextjs@^4.29.1":\n  version "4.31.8"\n\nnext@13.x:\n  version "13.5.11"\n',
    });
    const project = await detectProject(root);
    expect([project.next.version, project.clerk?.version, project.routers]).toEqual([
      "13.5.11",
      "4.31.8",
      ["pages"],
    ]);
  });

  it("in a pnpm workspace with catalogs has what the lockfile above says of this app", async () => {
    const root = makeTree({
      "package.json": "{}",
      "pnpm-workspace.yaml": "packages: ['apps/*']\ncatalog:\n  next: ^15.2.0\n  '@clerk/nextjs': ^6.3.0\n",
      "pnpm-lock.yaml": `lockfileVersion: '9.0'
catalogs:
  default:
    next: { specifier: ^15.2.0, version: 15.5.9 }
importers:
  .: {}
  apps/web:
    dependencies:
      next: { specifier: 'catalog:', version: 15.5.9(react@19.2.0) }
      '@clerk/nextjs': { specifier: 'catalog:', version: 6.39.8(next@15.5.9) }
packages:
  next@15.5.9: [never read
`,
      "apps/web/package.json": manifest({ next: "catalog:", "@clerk/nextjs": "catalog:" }),
      "apps/web/app/layout.tsx": layout,
    });
    expect(await detectProject(join(root, "apps/web"))).toMatchObject(expected);
  });

  it("in a yarn workspace resolves its catalog, and tells two versions apart by range", async () => {
    const root = makeTree({
      "package.json": JSON.stringify({ workspaces: ["apps/*"] }),
      ".yarnrc.yml": "catalog:\n  next: ^15.1.0\n",
      "yarn.lock":
        '"next@npm:^14.0.0":\n  version: 14.2.35\n\n"next@npm:^15.1.0":\n  version: 15.5.9\n\n"@clerk/nextjs@npm:^6.0.0":\n  version: 6.39.8\n',
      "apps/web/package.json": manifest({ ...ranges, next: "catalog:" }),
      "apps/web/app/layout.tsx": layout,
    });
    expect(await detectProject(join(root, "apps/web"))).toMatchObject(expected);
  });
});

describe("versions", () => {
  it("are the installed ones where there are any, hoisted or not", async () => {
    const root = makeTree({
      "package.json": JSON.stringify({ workspaces: ["apps/*"] }),
      "package-lock.json": locks["package-lock.json 3"]?.text ?? "",
      "node_modules/next/package.json": JSON.stringify({ version: "15.4.10" }),
      "apps/web/node_modules/@clerk/nextjs/package.json": JSON.stringify({ version: "6.36.0" }),
      "apps/web/package.json": manifest(ranges),
      "apps/web/app/layout.tsx": layout,
    });
    const project = await detectProject(join(root, "apps/web"));
    expect(project.next).toEqual({ version: "15.4.10", source: "installed" });
    expect(project.clerk).toEqual({ version: "6.36.0", source: "installed" });
    expect(project.warnings).toEqual([]);
  });

  it("are the lowest of the range when nothing else is known, and that is said", async () => {
    const project = await detectProject(makeTree(app));
    expect(project.next).toEqual({ version: "15.1.0", source: "declared" });
    expect(project.warnings.join()).toContain('15.1.0, the lowest version that "^15.1.0" allows');
  });

  it("are exact where they are declared so, without a word", async () => {
    const project = await detectProject(makeTree({ ...app, "package.json": manifest() }));
    expect(project.next).toEqual({ version: "16.4.6", source: "declared" });
    expect(project.warnings).toEqual([]);
  });

  it.each(["latest", "*", "github:vercel/next.js"])("declared as %s are the newest known", async (range) => {
    const root = makeTree({ ...app, "package.json": manifest({ next: range }) });
    const project = await detectProject(root);
    expect(project.next).toEqual({ version: "16.4.6", source: "declared" });
    expect(project.warnings.join()).toContain(`"${range}"`);
  });

  it("follow catalogs", async () => {
    const root = makeTree({
      "package.json": "{}",
      "pnpm-workspace.yaml":
        "packages: ['apps/*']\ncatalog:\n  next: ^15.2.0\ncatalogs:\n  auth:\n    '@clerk/nextjs': ^6.3.0\n",
      "apps/web/package.json": manifest({ next: "catalog:", "@clerk/nextjs": "catalog:auth" }),
      "apps/web/app/layout.tsx": layout,
    });
    const project = await detectProject(join(root, "apps/web"));
    expect([project.next.version, project.clerk?.version]).toEqual(["15.2.0", "6.3.0"]);
  });

  it("say null for Clerk when it is not declared", async () => {
    const root = makeTree({
      "package.json": JSON.stringify({ dependencies: { next: "16.4.6" } }),
      "app/layout.tsx": layout,
    });
    expect((await detectProject(root)).clerk).toBeNull();
  });
});

describe("the package manager", () => {
  it("is the one that package.json names, before any lockfile", async () => {
    const root = makeTree({
      ...app,
      "package.json": manifest({}, { packageManager: "pnpm@10.1.0" }),
      "package-lock.json": "{}",
      "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
    });
    const project = await detectProject(root);
    expect(project.packageManager).toEqual({ name: "pnpm", lockfile: "pnpm-lock.yaml" });
    expect(project.warnings.join()).toContain("Several lockfiles");
  });

  it("is npm when nothing says otherwise", async () => {
    expect((await detectProject(makeTree(app))).packageManager).toEqual({ name: "npm", lockfile: null });
  });
});
