import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { inspectFolder } from "../../../src/detect/inspect-folder.ts";
import { refuseUnsupported } from "../../../src/detect/refuse-unsupported.ts";
import { refuseUnwritable } from "../../../src/detect/refuse-unwritable.ts";
import { CliError, UsageError } from "../../../src/errors.ts";
import { layout, makeTree, manifest, page } from "./app-tree.ts";

const app = { "package.json": manifest(), "app/layout.tsx": layout, "app/page.tsx": page };
const under = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

async function failure(start: string): Promise<CliError> {
  const error = await detectProject(start).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CliError)) throw new Error(`expected a CliError, got ${String(error)}`);
  return error;
}

describe("the app's root", () => {
  it("is found from a folder inside the app", async () => {
    const root = makeTree({ ...app, "app/dashboard/settings/page.tsx": page });
    const project = await detectProject(join(root, "app/dashboard/settings"));
    expect(project.root).toBe(root);
    expect(project.workspaceRoot).toBeNull();
  });

  it("in a workspace with several apps is asked for, by name", async () => {
    const root = makeTree({
      "package.json": JSON.stringify({ workspaces: { packages: ["apps/*"] } }),
      ...under("apps/web", app),
      ...under("apps/admin", app),
      "apps/api/package.json": JSON.stringify({ dependencies: { express: "5" } }),
    });
    const error = await failure(root);
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toContain("apps/admin, apps/web");
    expect(error.message).not.toContain("apps/api");
    expect(error.hint).toContain("--cwd apps/");
    const project = await detectProject(join(root, "apps/web"));
    expect([project.root, project.workspaceRoot]).toEqual([join(root, "apps/web"), root]);
  });

  it("in a workspace with one app is that app, with a word about it", async () => {
    const root = makeTree({
      "package.json": "{}",
      "pnpm-workspace.yaml": "packages:\n  - apps/*\n  - '!apps/old'\n",
      ...under("apps/web", app),
      ...under("apps/old", app),
    });
    const project = await detectProject(root);
    expect(project.root).toBe(join(root, "apps/web"));
    expect(project.warnings.join()).toContain("apps/web");
  });

  it("is not guessed from another package of the workspace", async () => {
    const root = makeTree({
      "package.json": JSON.stringify({ workspaces: ["apps/*", "packages/*"] }),
      ...under("apps/web", app),
      "packages/ui/package.json": "{}",
    });
    const error = await failure(join(root, "packages/ui"));
    expect(error.message).toContain("not a Next.js app");
  });

  it("may lie in a repo where only the root has a package.json", async () => {
    const root = makeTree({
      "package.json": manifest(),
      "nx.json": "{}",
      "apps/shop/next.config.js": "module.exports = {}",
      "apps/shop/app/layout.tsx": layout,
    });
    const project = await detectProject(join(root, "apps/shop"));
    expect(project.root).toBe(join(root, "apps/shop"));
    expect(project.next).toMatchObject({ version: "16.4.6" });
  });

  it("has nothing to do with a workspace that does not list it", async () => {
    const root = makeTree({
      "package.json": JSON.stringify({ workspaces: ["packages/*"] }),
      "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
      ...under("sandbox/app", app),
    });
    const project = await detectProject(join(root, "sandbox/app"));
    expect(project.workspaceRoot).toBeNull();
    expect(project.packageManager.name).toBe("npm");
  });

  it("does not include another app below it", async () => {
    const root = makeTree({
      ...app,
      ...under("examples/demo", { ...app, "actions.ts": "'use server'\nexport async function a() {}" }),
    });
    const project = await detectProject(root);
    expect(project.resources.map(({ file }) => file)).toEqual(["app/layout.tsx", "app/page.tsx"]);
  });
});

describe("one clear error for", () => {
  it("a package without Next.js", async () => {
    const root = makeTree({ "package.json": JSON.stringify({ dependencies: { express: "5" } }) });
    const error = await failure(root);
    expect(error.message).toContain("not a Next.js app");
    expect(error.exitCode).toBe(1);
  });

  it("a folder without package.json, and a folder that does not exist", async () => {
    expect((await failure(makeTree({}))).message).toContain("No package.json");
    expect((await failure("/does/not/exist")).exitCode).toBe(2);
  });

  it("an app without routers", async () => {
    const error = await failure(makeTree({ "package.json": manifest() }));
    expect(error.message).toContain("no app or pages folder");
  });

  it("Next.js 12 and Clerk 3", async () => {
    expect(
      (await failure(makeTree({ ...app, "package.json": manifest({ next: "^12.3.0" }) }))).message,
    ).toContain("12.3.0");
    expect(
      (await failure(makeTree({ ...app, "package.json": manifest({ "@clerk/nextjs": "^3.8.0" }) }))).message,
    ).toContain("3.8.0");
  });

  it("Clerk 4, but only when something is to be written", async () => {
    const project = await detectProject(
      makeTree({ ...app, "package.json": manifest({ "@clerk/nextjs": "^4.31.0" }) }),
    );
    expect(project.clerk?.version).toBe("4.31.0");
    expect(() => refuseUnsupported(project)).toThrow(/4\.31\.0.*version 5/);
    refuseUnsupported({ ...project, clerk: null });
  });

  it("JSON that does not parse, with its line", async () => {
    const root = makeTree({ ...app, "package.json": '{\n  "name": "x",\n  "dependencies": { "next": }\n}' });
    expect((await failure(root)).message).toContain("package.json:3:29");
    const other = makeTree({
      ...app,
      "tsconfig.json": '{\n // fine\n "include": ["a",],\n "exclude": [,\n}',
    });
    expect((await failure(other)).message).toMatch(/tsconfig\.json:4:/);
  });

  it("a broken link among the files that are read", async () => {
    const root = makeTree(app);
    symlinkSync(join(root, "nowhere.tsx"), join(root, "app/link.tsx"));
    const error = await failure(root);
    expect(error.message).toMatch(/app\/link\.tsx is a symbolic link to .*nowhere\.tsx/);
    expect(error.hint).not.toBeNull();
  });

  it("a link that leads to itself", async () => {
    const root = makeTree(app);
    symlinkSync(join(root, ".env"), join(root, ".env"));
    expect((await failure(root)).message).toMatch(/\.env is a symbolic link/);
  });

  it("files it may not read, folders it may not write", async () => {
    const root = makeTree(app);
    chmodSync(join(root, "app/page.tsx"), 0o000);
    chmodSync(root, 0o555);
    const isRoot = process.getuid?.() === 0;
    // Root may read and write everything: be nobody for a moment.
    if (isRoot) process.seteuid?.(65534);
    try {
      expect((await failure(root)).message).toMatch(/No permission to read .*app\/page\.tsx/);
      // The kernel asks this one of the real user, who cannot be changed back.
      if (!isRoot) expect(() => refuseUnwritable(root)).toThrow(/No permission to write/);
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(root, "app"), 0o000);
      if (isRoot) process.seteuid?.(65534);
      expect((await failure(root)).message).toMatch(/No permission to .*app/);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(root, 0o755);
      chmodSync(join(root, "app"), 0o755);
    }
  });

  it("nothing, when links circle or leave the project", async () => {
    const outside = makeTree({ "secret/page.tsx": page });
    const root = makeTree({ ...app, ".#page.tsx": "" });
    symlinkSync(root, join(root, "app/loop"));
    symlinkSync(join(root, "app"), join(root, "mirror"));
    symlinkSync(join(outside, "secret"), join(root, "app/secret"));
    symlinkSync("user@host.1234", join(root, "app/.#page.tsx"));
    const project = await detectProject(root);
    expect(project.resources.map(({ file }) => file)).toEqual(["app/layout.tsx", "app/page.tsx"]);
    refuseUnwritable(root);
  });
});

describe("inspectFolder", () => {
  it("tells apps, workspaces, empty, missing and occupied folders apart", async () => {
    const root = makeTree({
      ...under("app1", app),
      ...under("mono/apps/web", app),
      "mono/package.json": JSON.stringify({ workspaces: ["apps/*"] }),
      "fresh/README.md": "",
      "fresh/LICENSE": "",
      "fresh/.gitignore": "",
      "fresh/.git/HEAD": "",
      "full/index.php": "",
      "full/README.md": "",
      file: "",
    });
    mkdirSync(join(root, "void"));
    expect(await inspectFolder(join(root, "app1"))).toEqual({ kind: "app" });
    expect(await inspectFolder(join(root, "app1/app"))).toEqual({ kind: "app" });
    expect(await inspectFolder(join(root, "mono"))).toEqual({ kind: "workspace", apps: ["apps/web"] });
    expect(await inspectFolder(join(root, "fresh"))).toEqual({ kind: "empty" });
    expect(await inspectFolder(join(root, "void"))).toEqual({ kind: "empty" });
    expect(await inspectFolder(join(root, "none"))).toEqual({ kind: "missing" });
    expect(await inspectFolder(join(root, "full"))).toEqual({ kind: "occupied", entries: ["index.php"] });
    expect((await inspectFolder(join(root, "file"))).kind).toBe("occupied");
  });
});
