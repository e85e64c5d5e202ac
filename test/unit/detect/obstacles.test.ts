// Files that cannot be read are no reason to stop looking: what is in them is unknown, and that is said.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { layout, makeTree, manifest, page } from "./app-tree.ts";

const app = { "package.json": manifest(), "app/layout.tsx": layout, "app/page.tsx": page };
const handler = "export async function GET() {}\n";

describe("a file that cannot be read", () => {
  it("is listed with its resource, and the reason is known", async () => {
    const root = makeTree({
      ...app,
      "app/api/large/route.ts": `${handler}// ${"x".repeat(5_000_000)}`,
      "app/api/nul/route.ts": `${handler}\0`,
      "app/utf16/page.tsx": page,
      "lib/large.ts": `"use server";\n${"export const a = 1;\n".repeat(300_000)}`,
    });
    writeFileSync(join(root, "app/utf16/page.tsx"), Buffer.from(`\ufeff${page}`, "utf16le"));
    const project = await detectProject(root);
    expect(project.resources.map(({ id }) => id)).toEqual([
      "app/api/large/route.ts#*",
      "app/api/nul/route.ts#*",
      "app/layout.tsx#default",
      "app/page.tsx#default",
      "app/utf16/page.tsx#default",
      "lib/large.ts#*",
    ]);
    expect(project.unreadable("app/api/large/route.ts")).toBe("it is too large (5.0 MB)");
    expect(project.unreadable("app/api/nul/route.ts")).toContain("binary");
    expect(project.unreadable("app/utf16/page.tsx")).toContain("UTF-8");
    expect(project.unreadable("lib/large.ts")).toContain("too large");
    for (const fine of ["app/page.tsx", "app/none.tsx", "app", "app/api"])
      expect(project.unreadable(fine), fine).toBeNull();
    expect([project.read("app/api/nul/route.ts"), project.parse("app/api/nul/route.ts")]).toEqual([
      null,
      null,
    ]);
    expect([project.read("app"), project.parse("app/none.tsx")]).toEqual([null, null]);
  });

  it("may be a link to nowhere, to itself or out of the project", async () => {
    const outside = makeTree({ "secret.tsx": page });
    const root = makeTree({ ...app, ".env": "A=1\n" });
    for (const name of ["broken", "loop", "out"]) mkdirSync(join(root, "app", name));
    symlinkSync(join(root, "nowhere.tsx"), join(root, "app/broken/page.tsx"));
    symlinkSync(join(root, "app/loop/page.tsx"), join(root, "app/loop/page.tsx"));
    symlinkSync(join(outside, "secret.tsx"), join(root, "app/out/page.tsx"));
    symlinkSync(join(root, ".env.local"), join(root, ".env.local"));
    const project = await detectProject(root, "report");
    const pages = ["app/broken/page.tsx", "app/loop/page.tsx", "app/out/page.tsx"];
    expect(project.resources.map(({ file }) => file)).toEqual(expect.arrayContaining(pages));
    expect(pages.map((file) => project.unreadable(file))).toEqual([
      expect.stringContaining("does not exist"),
      expect.stringContaining("leads back to itself"),
      expect.stringContaining("leads out of the project"),
    ]);
    expect(pages.map((file) => project.read(file))).toEqual([null, null, null]);
    await expect(detectProject(root)).rejects.toThrow(/app\/broken\/page\.tsx is a symbolic link/);
  });

  it("may be closed, and so may a folder", async () => {
    const root = makeTree({ ...app, "app/closed/page.tsx": page, "lib/a.ts": "" });
    chmodSync(root, 0o755);
    chmodSync(join(root, "app/page.tsx"), 0o000);
    chmodSync(join(root, "lib"), 0o000);
    const isRoot = process.getuid?.() === 0;
    // Root may read everything: be nobody for a moment.
    if (isRoot) process.seteuid?.(65534);
    try {
      const project = await detectProject(root, "report");
      expect(project.resources.map(({ file }) => file)).toContain("app/page.tsx");
      expect(project.unreadable("app/page.tsx")).toBe("there is no permission to read it");
      expect(project.warnings.join()).toContain("lib");
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(root, "lib"), 0o755);
    }
  });

  it.skipIf(process.platform === "win32")("may be a pipe, for which nobody waits", async () => {
    const root = makeTree(app);
    mkdirSync(join(root, "app/pipe"));
    execFileSync("mkfifo", [join(root, "app/pipe/page.tsx")]);
    const project = await detectProject(root, "report");
    expect(project.unreadable("app/pipe/page.tsx")).toContain("pipe");
  });
});

describe("odd source", () => {
  it("is taken as it is: folders called page.tsx, invalid UTF-8, syntax errors, circles", async () => {
    const root = makeTree({
      ...app,
      "app/odd/page.tsx/route.ts": handler,
      "app/broken/page.tsx": "export default function ( { return <p>",
      "app/api/a/route.ts": 'export * from "../b/route";\nexport { GET } from "../b/route";\n',
      "app/api/b/route.ts":
        'export * from "../a/route";\nexport { GET } from "../a/route";\nexport * from "./route";\n',
    });
    writeFileSync(join(root, "app/latin.tsx"), Buffer.from([0x27, 0xe9, 0x27, 0x3b]));
    const project = await detectProject(root);
    expect(project.resources.map(({ id }) => id)).toEqual([
      "app/api/a/route.ts#GET",
      "app/api/b/route.ts#GET",
      "app/broken/page.tsx#default",
      "app/layout.tsx#default",
      "app/odd/page.tsx/route.ts#GET",
      "app/page.tsx#default",
    ]);
    expect(project.parse("app/latin.tsx")?.statements.length).toBe(1);
  });

  it("may be nested deeper than anybody can walk", async () => {
    const deep = {
      "lib/brackets.ts": `"use server";\nexport const a = ${"[".repeat(20_000)}${"]".repeat(20_000)};\n`,
      "lib/sum.ts": `"use server";\nexport const a = ${"'org:x' + ".repeat(20_000)}1;\n`,
      "lib/calls.ts": `"use server";\nexport const a = x${".then(y)".repeat(3_000)};\n`,
    };
    const project = await detectProject(makeTree({ ...app, ...deep }));
    for (const file of Object.keys(deep)) {
      expect(project.unreadable(file), file).toContain("nested too deeply");
      expect(project.resources.map(({ id }) => id)).toContain(`${file}#*`);
    }
  });
});
