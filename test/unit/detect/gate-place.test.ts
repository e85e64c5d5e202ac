import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { layout, makeTree, manifest } from "./app-tree.ts";

const gate = 'export { clerkMiddleware as default } from "@clerk/nextjs/server";\n';

async function gateOf(next: string, files: string[], config: Record<string, string> = {}) {
  const sources = Object.fromEntries(files.map((file) => [file, /layout/.test(file) ? layout : gate]));
  const root = makeTree({ "package.json": manifest({ next }), ...sources, ...config });
  return (await detectProject(root)).gate;
}

describe("the gate Next.js loads", () => {
  it("is proxy.ts from Next.js 16 on", async () => {
    const place = await gateOf("16.4.6", ["app/layout.tsx", "proxy.ts"]);
    expect(place).toEqual({ file: "proxy.ts", expected: "proxy.ts", dead: [], conflict: null });
  });

  it("may still be middleware.ts there", async () => {
    const place = await gateOf("16.4.6", ["src/app/layout.tsx", "src/middleware.ts"]);
    expect(place).toEqual({ file: "src/middleware.ts", expected: "src/proxy.ts", dead: [], conflict: null });
  });

  it("is never proxy.ts before", async () => {
    const place = await gateOf("15.5.9", ["app/layout.tsx", "proxy.ts"]);
    expect(place).toMatchObject({ file: null, expected: "middleware.ts", dead: [{ file: "proxy.ts" }] });
    expect(place.dead[0]?.reason).toContain("from Next.js 16 on");
  });

  it("stands in src/ when the router does; the one in the root is dead", async () => {
    const place = await gateOf("15.5.9", ["src/app/layout.tsx", "src/middleware.ts", "middleware.ts"]);
    expect(place).toMatchObject({
      file: "src/middleware.ts",
      conflict: null,
      dead: [{ file: "middleware.ts" }],
    });
    expect(place.dead[0]?.reason).toContain("only in src/");
  });

  it("stands in the root when the router does; the one in src/ or app/ is dead", async () => {
    const place = await gateOf("15.5.9", ["app/layout.tsx", "src/middleware.ts", "app/middleware.ts"]);
    expect(place.file).toBeNull();
    expect(place.dead.map(({ file }) => file)).toEqual(["src/middleware.ts", "app/middleware.ts"]);
  });

  it("follows pages when there are both routers, and the root before src/", async () => {
    expect((await gateOf("15.5.9", ["src/app/layout.tsx", "pages/index.tsx", "middleware.ts"])).file).toBe(
      "middleware.ts",
    );
    expect(
      (await gateOf("15.5.9", ["app/layout.tsx", "src/app/layout.tsx", "src/middleware.ts"])).file,
    ).toBeNull();
  });

  it("has the first of the page extensions", async () => {
    const place = await gateOf("15.5.9", ["app/layout.tsx", "middleware.js", "middleware.ts"]);
    expect(place).toMatchObject({ file: "middleware.ts", dead: [{ file: "middleware.js" }] });
    const mjs = await gateOf("15.5.9", ["app/layout.tsx", "middleware.mjs"]);
    expect(mjs).toMatchObject({ file: null, dead: [{ file: "middleware.mjs" }] });
    expect(mjs.dead[0]?.reason).toContain("tsx, ts, jsx, js");
  });

  it("follows the configured page extensions", async () => {
    const config = { "next.config.mjs": "export default { pageExtensions: ['page.tsx', 'page.ts'] }" };
    const place = await gateOf("16.4.6", ["app/layout.page.tsx", "proxy.page.ts", "proxy.ts"], config);
    expect(place).toMatchObject({
      file: "proxy.page.ts",
      expected: "proxy.page.ts",
      dead: [{ file: "proxy.ts" }],
    });
  });

  it("is in doubt with both names, and with two places under Turbopack", async () => {
    const names = await gateOf("16.4.6", ["app/layout.tsx", "proxy.ts", "middleware.ts"]);
    expect(names).toMatchObject({ file: "proxy.ts", dead: [] });
    expect(names.conflict).toContain("refuses to build");
    const places = await gateOf("16.4.6", ["src/app/layout.tsx", "src/proxy.ts", "proxy.ts"]);
    expect(places).toMatchObject({ file: "src/proxy.ts", dead: [] });
    expect(places.conflict).toContain("Turbopack runs proxy.ts");
  });

  it("is JavaScript in a JavaScript app", async () => {
    const place = await gateOf("16.4.6", ["app/layout.jsx"]);
    expect(place).toMatchObject({ file: null, expected: "proxy.js" });
  });
});
