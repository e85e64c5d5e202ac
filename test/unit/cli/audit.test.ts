// `audit` as people type it: which format goes where, what is refused, what a baseline accepts, and what is written.
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { acceptFindings, entriesFor } from "../../../src/commands/audit-baseline.ts";
import type { AuditFinding } from "../../../src/verdict.ts";
import { type CliRun, runCli } from "../../cli.ts";
import { makeFolder, treeOf } from "../apply/lab.ts";
import { auditOf } from "../report/sample-audit.ts";

/** A gate that keeps signed-out callers from /dashboard, and a Server Function that nobody guards. */
const files = {
  "package.json":
    '{"name":"shop","dependencies":{"next":"16.4.6","@clerk/nextjs":"7.9.17","react":"19.0.0"}}\n',
  "proxy.ts": `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";

const isProtected = createRouteMatcher(["/dashboard(.*)"]);

export default clerkMiddleware(async (auth, req) => {
  if (isProtected(req)) await auth.protect();
});

export const config = {
  matcher: ["/((?!_next|[^?]*\\\\.(?:html?|css|js)).*)", "/(api|trpc)(.*)"],
};
`,
  "app/layout.tsx":
    "export default function Layout({ children }) { return <html><body>{children}</body></html> }\n",
  "app/page.tsx": "export default function Page() { return null }\n",
  "app/dashboard/page.tsx": "export default function Page() { return null }\n",
  "app/actions.ts": `"use server";
import { db } from "../db";

export async function deleteItem(id: string) {
  await db.items.delete(id);
}
`,
  "db.ts": "export const db = { items: { delete: async (id: string) => fetch(id) } };\n",
};

let app = "";
const audit = (args: string[] = [], cwd = app): Promise<CliRun> => runCli(["audit", ...args], { cwd });
const oneLine = (text: string) => text.replace(/\s+/g, " ");

describe("audit", { timeout: 60_000 }, () => {
  beforeEach(() => {
    app = makeFolder(files);
  });

  test("says who can reach what, on stdout, and writes nothing", async () => {
    const before = treeOf(app);
    const { code, stdout, stderr } = await audit();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^create-clerk-sessions audit\nNext\.js 16\.4\.6, @clerk\/nextjs 7\.9\.17, gate proxy\.ts/,
    );
    expect(stdout).toMatch(
      /\nAnyone \(3\)[\s\S]*deleteItem +app\/actions\.ts:4[\s\S]*\nSigned in \(1\)[\s\S]*\/dashboard/,
    );
    expect(treeOf(app)).toEqual(before);
  });

  test("every format goes to stdout alone", async () => {
    const [json, sarif, markdown, html] = await Promise.all(
      ["--json", "--sarif", "--markdown", "--html"].map((flag) => audit([flag])),
    );
    expect([json, sarif, markdown, html].map((run) => run?.stderr)).toEqual(["", "", "", ""]);
    const { kind, summary, resources } = JSON.parse(json?.stdout ?? "");
    expect({ kind, summary }).toMatchObject({ kind: "audit", summary: { anyone: 3, "signed-in": 1 } });
    expect(resources.map(({ id }: { id: string }) => id)).toContain("app/actions.ts#deleteItem");
    const [run] = JSON.parse(sarif?.stdout ?? "").runs;
    expect(run.tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(markdown?.stdout).toMatch(/^<!-- create-clerk-sessions audit -->/);
    expect(html?.stdout).toMatch(/^<!doctype html>[\s\S]*<title>Who can reach what in shop<\/title>/);
    expect(html?.stdout).toContain("if (isProtected(req)) await auth.protect();");
  });

  test("--url answers for URLs with and without a route", async () => {
    const { stdout } = await audit(["--url", "/dashboard", "--url", "/nowhere", "/"]);
    const text = oneLine(stdout);
    expect(text).toMatch(
      /\/dashboard signed in The gate asks for a session .*> proxy\.ts:6 .*Served by app\/dashboard\/page\.tsx:1/,
    );
    expect(text).toMatch(/\/nowhere The gate lets everybody through.*No resource of this app serves it\./);
    const { urls } = JSON.parse((await audit(["--url", "/dashboard", "/nowhere", "--json"])).stdout);
    expect(urls).toMatchObject([
      { url: "/dashboard", gate: { answer: "signed-in" }, resource: "app/dashboard/page.tsx#default" },
      { url: "/nowhere", gate: { answer: "public" }, resource: null },
    ]);
  });

  test("--url shows every method with its own reach, the worst first and in the headline", async () => {
    app = makeFolder({
      ...files,
      "app/api/x/route.ts": `import { auth } from "@clerk/nextjs/server";
import { db } from "../../../db";

export async function GET() {
  const { userId } = await auth();
  if (!userId) return Response.json({}, { status: 401 });
  return Response.json(await db.items.delete(userId));
}

export async function DELETE() {
  return Response.json(await db.items.delete("all"));
}
`,
    });
    const text = oneLine((await audit(["--url", "/api/x"])).stdout);
    expect(text).toMatch(
      /\/api\/x anyone .*route\.ts:10 \(DELETE\), anyone: its own code does not check\. .*\(GET\), signed in: /,
    );
    const { urls } = JSON.parse((await audit(["--url", "/api/x", "--json"])).stdout);
    const ids = ["app/api/x/route.ts#DELETE", "app/api/x/route.ts#GET"];
    expect(urls).toMatchObject([{ url: "/api/x", resource: ids[0], reach: "anyone", resources: ids }]);
    expect((await audit(["--url", "/api/x", "--markdown"])).stdout).toMatch(
      /`\/api\/x` \| Anyone \|.*#DELETE.*\n.*`\/api\/x` \| Signed in \|.*#GET/,
    );
  });

  test("--url answers for that URL, not for all that its page serves", async () => {
    app = makeFolder({ ...files, "app/[slug]/page.tsx": files["app/page.tsx"] });
    rmSync(join(app, "app/dashboard"), { recursive: true });
    const text = oneLine((await audit(["--url", "/dashboard", "/other"])).stdout);
    expect(text).toMatch(/\/dashboard signed in The gate asks for a session/);
    expect(text).toMatch(/\/other anyone The gate lets everybody through/);
  });

  test("--url takes what is pasted from a browser, and walks up as browsers do", async () => {
    const typed = ["https://example.com/dashboard?x=1#top", "/api/../dashboard", "/größe"];
    const { urls } = JSON.parse((await audit(["--url", ...typed, "--json"])).stdout);
    expect(urls.map(({ url }: { url: string }) => url)).toEqual([
      ...["/dashboard", "/dashboard"],
      "/gr%C3%B6%C3%9Fe",
    ]);
  });

  test.each([
    [["--json", "--sarif"], /--json and --sarif exclude each other\./],
    [["--html", "--markdown", "--output", "a.html"], /--markdown and --html exclude each other\./],
    [["--fail-on", "info"], /--fail-on "info" must be error or warning\./],
    [["--url", "dashboard"], /--url "dashboard" must start with \/\./],
    [["--update-baseline"], /--update-baseline needs --baseline <file>\./],
    [["--baseline", "none.json"], /There is no baseline none\.json\..*--update-baseline/],
    [["--output", "../audit.html"], /--output \.\.\/audit\.html is not a file below .*absolute path/],
    [["--output", "."], /--output \. is not a file below/],
    [["--baseline", "../b.json", "--update-baseline"], /--baseline \.\.\/b\.json is not a file below/],
    [["--fail-onn"], /unknown option '--fail-onn'\. Did you mean --fail-on\?.*sessions audit --help/],
    [["--url", "https://"], /--url "https:\/\/" must start with \/\./],
    [["everything"], /too many arguments/],
    [["--cwd", "nowhere"], /is not a folder/],
  ])("%j is a usage error", async (args, message) => {
    const before = treeOf(app);
    const { code, stdout, stderr } = await audit(args);
    expect(oneLine(stderr)).toMatch(message);
    expect(code).toBe(2);
    if (!args.includes("--json")) expect(stdout).toBe("");
    expect(treeOf(app)).toEqual(before);
  });

  test("a wrong clerk-sessions.json and folders that are no app end as everywhere", async () => {
    writeFileSync(join(app, "clerk-sessions.json"), '{"routes":{"publik":[]}}');
    expect(await audit()).toMatchObject({ code: 2, stderr: expect.stringMatching(/clerk-sessions\.json:1/) });
    expect(await audit([], makeFolder())).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/No package\.json/),
    });
    const workspace = makeFolder({
      "package.json": '{"workspaces":["apps/*"]}',
      ...Object.fromEntries(
        ["a", "b"].flatMap((name) =>
          Object.entries(files).map(([path, text]) => [`apps/${name}/${path}`, text]),
        ),
      ),
    });
    const run = await audit(["--json"], workspace);
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({
      kind: "error",
      hint: expect.stringMatching(/--cwd apps\/a/),
    });
    const { stdout } = await audit(["--cwd", "apps/a", "--json"], workspace);
    expect(JSON.parse(stdout).project.gateFile).toBe("proxy.ts");
  });

  test("an app of Clerk 4, without node_modules, can be looked at", async () => {
    const old = '{"dependencies":{"next":"13.5.0","@clerk/nextjs":"^4.29.0","react":"18.2.0"}}';
    writeFileSync(join(app, "package.json"), old);
    expect(await audit(["--json"])).toMatchObject({ code: 0 });
  });

  test("in a folder that cannot be written to, too", async () => {
    chmodSync(app, 0o555);
    onTestFinished(() => chmodSync(app, 0o755));
    expect((await audit()).code).toBe(0);
  });
});

describe("--output", { timeout: 60_000 }, () => {
  beforeEach(() => {
    app = makeFolder(files);
  });
  const text = (path: string) => readFileSync(join(app, path), "utf8");

  test("writes the one file, whose name says the format, and replaces its own reports only", async () => {
    const before = treeOf(app);
    const { code, stdout, stderr } = await audit(["--output", "reports/audit.html"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/^Wrote reports\/audit\.html\.\n4 resources: /);
    const { "reports/": _, "reports/audit.html": __, ...rest } = treeOf(app);
    expect(rest).toEqual(before);
    expect(text("reports/audit.html")).toMatch(/^<!doctype html>/);

    for (const [file, start] of [
      ["audit.md", /^<!-- /],
      ["audit.sarif", /^\{\n {2}"\$schema"/],
      ["audit.json", /^\{\n {2}"version": 1/],
      ["audit.txt", /^create-clerk-sessions audit\n/],
    ] as const) {
      expect((await audit(["--output", file])).code).toBe(0);
      expect(text(file)).toMatch(start);
    }
    expect((await audit(["--markdown", "--output", "reports/audit.html"])).code).toBe(0);
    expect(text("reports/audit.html")).toMatch(/^<!-- /);

    for (const file of ["proxy.ts", "package.json"]) {
      const run = await audit(["--json", "--output", file]);
      expect(oneLine(run.stderr)).toMatch(
        /is there already and is no report of ours\. Nothing was written\./,
      );
      expect(run.code).toBe(1);
      expect(text(file)).toBe(files[file as keyof typeof files]);
    }
  });

  test("takes an absolute path anywhere, and follows no link out of the app", async () => {
    const other = makeFolder();
    expect((await audit(["--sarif", "--output", join(other, "a.sarif")])).code).toBe(0);
    expect(Object.keys(treeOf(other))).toEqual(["a.sarif"]);
    symlinkSync(other, join(app, "out"));
    const run = await audit(["--html", "--output", "out/a.html"]);
    expect(run).toMatchObject({ code: 1, stderr: expect.stringMatching(/leads out of the project/) });
    mkdirSync(join(app, "folder"));
    expect((await audit(["--output", "folder"])).stderr).toMatch(/folder or a link/);
    expect(Object.keys(treeOf(other))).toEqual(["a.sarif"]);
  });

  test("with --dry-run nothing is written", async () => {
    const before = treeOf(app);
    const run = await audit(["--output", "a.html", "--baseline", "b.json", "--update-baseline", "--dry-run"]);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/Would write b\.json\.[\s\S]*Would write a\.html\./);
    expect(treeOf(app)).toEqual(before);
  });

  test("is seen from where the command is called", async () => {
    expect((await audit(["--output", "a.md"], join(app, "app"))).code).toBe(0);
    expect(text("app/a.md")).toMatch(/^<!-- /);
  });
});

describe("--fail-on and --baseline", { timeout: 60_000 }, () => {
  beforeEach(() => {
    app = makeFolder(files);
  });

  test("an error fails CI until it is accepted; a new one fails again; one that is gone is told", async () => {
    expect(await audit(["--fail-on", "error"])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/--fail-on error: \d+ error/),
    });
    const accept = ["--baseline", "audit-baseline.json", "--fail-on", "warning"];
    expect(await audit([...accept, "--update-baseline"])).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Wrote audit-baseline\.json\.\n$/),
    });
    const before = treeOf(app);
    const { code, stdout } = await audit([...accept, "--json"]);
    const { findings, accepted, baseline } = JSON.parse(stdout);
    expect({ code, findings, baseline }).toEqual({
      code: 0,
      findings: [],
      baseline: { file: "audit-baseline.json", unmatched: [] },
    });
    expect(accepted.map(({ resource }: AuditFinding) => resource)).toContain("app/actions.ts#deleteItem");
    expect(treeOf(app)).toEqual(before);

    // Lines move, and a second function joins the first.
    const more = `${files["app/actions.ts"].replace('"use server";', '"use server";\n\n// moved\n')}
export async function dropAll(id: string) {
  await db.items.delete(id);
}
`;
    writeFileSync(join(app, "app/actions.ts"), more);
    const second = await audit([...accept, "--json"]);
    expect(second.code).toBe(1);
    const left: AuditFinding[] = JSON.parse(second.stdout).findings;
    expect(new Set(left.map(({ resource }) => resource))).toEqual(new Set(["app/actions.ts#dropAll"]));

    rmSync(join(app, "app/actions.ts"));
    const third = await audit(accept);
    expect(third.code).toBe(0);
    expect(oneLine(third.stderr)).toMatch(
      /Entries of audit-baseline\.json that match no finding any more.*deleteItem/,
    );
    expect((await audit([...accept, "--update-baseline"])).stderr).toBe("Wrote audit-baseline.json.\n");
  });

  test("a baseline that is none is refused with its line", async () => {
    const put = (text: string) => writeFileSync(join(app, "b.json"), text);
    put('{\n  "version": 1,');
    expect(await audit(["--baseline", "b.json"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/b\.json:2/),
    });
    put(
      '{\n  "version": 1,\n  "kind": "audit-baseline",\n  "accepted": [{ "rule": 3, "resource": null, "file": "x" }]\n}',
    );
    expect(await audit(["--baseline", "b.json"])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/b\.json:4: accepted\.0\.rule is not what a baseline holds/),
    });
    put("{}");
    const before = treeOf(app);
    expect((await audit(["--baseline", "b.json", "--update-baseline"])).code).toBe(2);
    expect(treeOf(app)).toEqual(before);
  });
});

describe("what a baseline accepts", () => {
  const finding = (parts: Partial<AuditFinding>): AuditFinding => ({
    ...{ rule: "r", severity: "error", message: "m", file: "a.ts", line: 1, resource: null, fix: null },
    ...parts,
  });
  const holding = (findings: AuditFinding[]) => auditOf([], { findings });

  test("as many as it counts, known by rule and resource; a person's reason stays", () => {
    const known = [finding({}), finding({ line: 2 }), finding({ resource: "a.ts#inline@9" })];
    const entries = entriesFor(holding(known), [
      { rule: "r", resource: null, file: "a.ts", count: 9, reason: "Old." },
    ]);
    expect(entries).toEqual([
      { rule: "r", resource: null, file: "a.ts", count: 2, reason: "Old." },
      { rule: "r", resource: "a.ts#inline", file: "a.ts", count: 1 },
    ]);
    const later = [
      finding({ line: 40 }),
      finding({ line: 41 }),
      finding({ line: 42 }),
      finding({ resource: "a.ts#inline@77:20" }),
      finding({ rule: "other" }),
    ];
    const { audit: result, unmatched } = acceptFindings(holding(later), entries);
    expect(result.findings.map(({ rule, line }) => [rule, line])).toEqual([
      ["r", 42],
      ["other", 1],
    ]);
    expect(result.accepted).toHaveLength(3);
    expect(unmatched).toEqual([]);
    const [gone] = acceptFindings(holding([]), entries).unmatched;
    expect(gone).toEqual({ rule: "r", resource: null, file: "a.ts" });
  });
});
