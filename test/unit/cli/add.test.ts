// `add <thing>` as people type it: what it writes, what it records, what it refuses, and that undo takes it back.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseConfig } from "../../../src/config.ts";
import { intentFor } from "../../../src/routes/intent.ts";
import { type CliRun, runCli } from "../../cli.ts";
import { readTree, type Tree, writeTree } from "../../tree.ts";

const fixtures = fileURLToPath(new URL("../../../fixtures/projects", import.meta.url));
const go = ["--yes", "--no-install"];
let folder = "";
let app = "";
/** After `init`: a gate, types and clerk-sessions.json of ours. */
let settled: Tree = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "add-"));
  app = join(folder, "app");
  cpSync(join(fixtures, "next16-fresh/before"), app, { recursive: true });
  const run = await runCli(["--yes", "--no-install", "--add", "none"], { cwd: app });
  expect(run.stderr + run.code).toMatch(/0$/);
  settled = readTree(app);
}, 60_000);
beforeEach(() => writeTree(app, settled));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Messages wrap at the terminal's width: compared as one line. */
async function add(args: string[], cwd = app): Promise<CliRun> {
  const { code, stdout, stderr } = await runCli(["add", ...args], { cwd });
  return { code, stdout, stderr: stderr.replace(/\s+/g, " ") };
}

const text = (path: string) => readFileSync(join(app, path), "utf8");
const intent = (path: string) => intentFor(parseConfig(JSON.parse(text("clerk-sessions.json"))), path);

describe("add", { timeout: 120_000 }, () => {
  test("a page with a role: file, config and gate say the same, a second run does nothing, undo restores", async () => {
    const { code, stdout } = await add(["page", "/reports/:id", "--role", "org:billing", ...go, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "receipt",
      created: ["app/reports/[id]/page.tsx"],
      changed: expect.arrayContaining(["proxy.ts", "clerk-sessions.json", "types/clerk.d.ts"]),
      manual: [],
    });
    expect(text("app/reports/[id]/page.tsx")).toContain('auth.protect({ role: "org:billing" })');
    expect(intent("/reports/7")).toMatchObject({ access: "restricted", require: { role: "org:billing" } });
    expect(text("proxy.ts")).toContain("/reports/:id");
    expect(text("types/clerk.d.ts")).toContain('"org:billing"');

    const written = readTree(app);
    const again = await add(["page", "reports/[id]", "--role", "org:billing", ...go]);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("Nothing to do") });
    expect(readTree(app)).toEqual(written);

    expect((await runCli(["undo", "--yes"], { cwd: app })).code).toBe(0);
    expect(readTree(app)).toEqual(settled);
  });

  test("an API route with a permission answers 401 by the gate too; the lines that stood in the config stay", async () => {
    const run = await add([
      ...["route-handler", "api/invoices/:id", "--methods", "get,DELETE"],
      ...["--permission", "org:invoices:manage", ...go],
    ]);
    expect(run.stderr + run.code).toMatch(/0$/);
    const source = text("app/api/invoices/[id]/route.ts");
    expect(source.match(/export async function \w+/g)).toEqual([
      "export async function GET",
      "export async function DELETE",
    ]);
    expect(intent("/api/invoices/7")).toEqual({
      access: "restricted",
      require: { permission: "org:invoices:manage" },
      signedOut: "401",
    });
    const before = (settled["clerk-sessions.json"] ?? "").split("\n");
    const kept = text("clerk-sessions.json").split("\n");
    expect(before.filter((line) => !kept.includes(line) && !kept.includes(`${line},`)).length).toBeLessThan(
      3,
    );
    expect(run.stderr).toMatch(/create org:invoices:manage/);
  });

  test("what the config covers already is not recorded again", async () => {
    const run = await add(["page", "/reports", ...go]);
    expect(run.code).toBe(0);
    expect(readTree(app)).toEqual({ ...settled, "app/reports/page.tsx": expect.any(String) });
  });

  test("a first role does not rule out the permissions that the app's code asks for", async () => {
    writeFileSync(
      join(app, "app/stock.ts"),
      'import { auth } from "@clerk/nextjs/server";\nexport const mayRead = async () => (await auth()).has({ permission: "org:inv:read" });\n',
    );
    const config = JSON.parse(text("clerk-sessions.json"));
    writeFileSync(
      join(app, "clerk-sessions.json"),
      JSON.stringify({ ...config, authorization: { roles: [], permissions: [] } }),
    );
    expect((await add(["page", "/reports", "--role", "org:billing", ...go])).code).toBe(0);
    expect(JSON.parse(text("clerk-sessions.json")).authorization).toEqual({
      roles: expect.arrayContaining(["org:admin", "org:member", "org:billing"]),
      permissions: expect.arrayContaining(["org:inv:read"]),
    });
    expect(text("types/clerk.d.ts")).not.toMatch(/never/);
    rmSync(join(app, "app/stock.ts"));
  });

  test("a path that the gate's matcher skips is said, also where its list takes the path", async () => {
    const { code, stderr } = await add(["page", "/files/report.csv", "--role", "org:admin", ...go]);
    expect(code).toBe(0);
    expect(text("proxy.ts")).toContain("/files/report.csv");
    expect(stderr).toMatch(
      /does not run for \/files\/report\.csv.*add "\/files\/report\.csv" to its config\.matcher/,
    );
  });

  test("a service's guide comes first among what is left to do", async () => {
    const { code, stderr } = await add(["jwt-template", "hasura", "--claim", "aud=graph", ...go]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Follow jwt-templates\/hasura\.md/);
    const { claims } = JSON.parse(text("clerk-sessions.json")).jwtTemplates.hasura;
    expect(Object.keys(claims)).toEqual(["https://hasura.io/jwt/claims", "aud"]);
    expect(JSON.parse(text("jwt-templates/hasura.json")).claims).toEqual(claims);
  });

  test("an API route outside /api gets 401 recorded for it", async () => {
    await add(["route-handler", "/reports/export", ...go]);
    expect(intent("/reports/export")).toEqual({ access: "signed-in", require: null, signedOut: "401" });
    expect(intent("/reports/other")).toMatchObject({ signedOut: "redirect" });
  });

  test("a rule that would close other pages is not made, and said so", async () => {
    const run = await add(["page", "/[...slug]", "--role", "org:admin", ...go]);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/no rule for \/:slug\*, since it would close/);
    expect(text("clerk-sessions.json")).toBe(settled["clerk-sessions.json"]);
  });

  test("a dry run shows the plan and writes nothing", async () => {
    const { code, stdout } = await add(["page", "/reports", "--role", "org:admin", "--dry-run", "--json"]);
    expect(code).toBe(0);
    const plan = JSON.parse(stdout);
    expect(plan.changes.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(["app/reports/page.tsx", "clerk-sessions.json", "proxy.ts"]),
    );
    expect(readTree(app)).toEqual(settled);
  });

  test("server actions: a module of its own, then another in the same module", async () => {
    expect((await add(["server-action", "createInvoice", ...go])).code).toBe(0);
    const file = "app/actions/create-invoice.ts";
    const first = text(file);
    const second = await add([
      "server-action",
      "deleteInvoice",
      "--file",
      file,
      "--role",
      "org:admin",
      ...go,
    ]);
    expect(second.code).toBe(0);
    expect(text(file).startsWith(first.trimEnd())).toBe(true);
    expect(text(file)).toMatch(/export async function deleteInvoice/);
    expect(text(file).match(/^import /gm)).toHaveLength(2);
  });

  test("where something else stands, nothing is written and the exit code is 1", async () => {
    writeFileSync(join(app, "lib.ts"), "export const createInvoice = 1;\n");
    const before = readTree(app);
    const runs: [string[], RegExp][] = [
      [["page", "/"], /app\/page\.tsx: exists already/],
      [["page", "/sign-in/help"], /no page there can ask for a session/],
      [["route-handler", "/sign-in"], /served by app\/sign-in/],
      [["server-action", "createInvoice", "--file", "lib.ts"], /does not start with 'use server'/],
      [["jwt-template", "firebase"], /--force/],
    ];
    for (const [args, message] of runs) {
      const { code, stderr } = await add([...args, ...go]);
      expect(stderr).toMatch(message);
      expect(code, args.join(" ")).toBe(1);
    }
    expect(readTree(app)).toEqual(before);
  });

  test.each([
    [["page"], /missing required argument 'path'/],
    [["page", "../../etc"], /<path> "\.\.\/\.\.\/etc" must not hold \. or \.\. segments/],
    [["page", "/x", "--role", "admin"], /--role "admin" must look like org:admin/],
    [["page", "/x", "--role", "org:admin", "--permission", "org:a:b"], /exclude each other/],
    [["route-handler", "/api/x", "--methods", "GET,HEAD"], /answered by Next\.js itself/],
    [["route-handler", "/api/x", "--methods", "GOT"], /Did you mean GET\?/],
    [["server-action", "x');alert('"], /function's name/],
    [["server-action", "x", "--file", "../x.ts"], /inside the project/],
    [["server-action", "x", "--file", "app/page.tsx"], /Next\.js runs for something else/],
    [["server-action", "x", "--file", "middleware.ts"], /Next\.js runs for something else/],
    [["server-action", "x", "--file", "next.config.ts"], /configuration/],
    [["jwt-template", "../../x"], /no JWT provider/],
    [["jwt-template", "hasura", "--lifetime", "soon"], /number of seconds/],
    [["paeg", "/x"], /unknown command 'paeg'\. Did you mean page\?/],
    [[], /Things to add are page, route-handler, .* and jwt-template\./],
  ])("%j is a usage error", async (args, message) => {
    const { code, stderr, stdout } = await add(args.length > 1 ? [...args, ...go] : args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(readTree(app)).toEqual(settled);
  });

  test("without --yes and without a terminal nobody can be asked", async () => {
    const { code, stderr } = await add(["page", "/reports"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/nobody to ask.*--yes/);
  });

  test("in an app without clerk-sessions.json it is made from today's gate, which is left alone", async () => {
    const other = join(folder, "other");
    cpSync(join(fixtures, "next15-clerk6-protected-list/before"), other, { recursive: true });
    const before = readTree(other);
    const run = await add(["page", "/reports", "--role", "org:admin", ...go], other);
    expect(run.stderr + run.code).toMatch(/clerk-sessions\.json is new.*0$/);
    const after = readTree(other);
    expect(
      Object.keys(after)
        .filter((path) => after[path] !== before[path])
        .sort(),
    ).toEqual(["clerk-sessions.json", "src/app/reports/page.tsx"]);
    const config = parseConfig(JSON.parse(after["clerk-sessions.json"] ?? ""));
    expect(intentFor(config, "/dashboard/settings").access).toBe("signed-in");
    expect(intentFor(config, "/reports").require).toEqual({ role: "org:admin" });
  });

  test("a gate with a list of its owner's takes each addition; a second one joins the checks of the first", async () => {
    const list = join(folder, "list");
    cpSync(join(fixtures, "next15-clerk6-protected-list/before"), list, { recursive: true });
    expect((await runCli(["--yes", "--no-install"], { cwd: list })).code).toBe(0);
    const before = readTree(list);
    for (const words of [
      ["page", "/reports", "--role", "org:admin"],
      ["route-handler", "/api/invoices/:id", "--permission", "org:invoices:manage"],
    ]) {
      const run = await add([...words, ...go, "--json"], list);
      expect(JSON.parse(run.stdout)).toMatchObject({ manual: [] });
      expect(JSON.parse(run.stdout).changed).toContain("src/middleware.ts");
    }
    const gate = readTree(list)["src/middleware.ts"] ?? "";
    expect(gate.match(/const restricted/g)).toHaveLength(1);
    expect(gate).toMatch(/'\/reports'[\s\S]*'\/api\/invoices\/:id'/);
    // What its owner wrote is as it was.
    const own = readFileSync(join(fixtures, "next15-clerk6-protected-list/before/src/middleware.ts"), "utf8");
    expect(gate.split("\n")).toEqual(expect.arrayContaining(own.split("\n")));
    for (const _ of [1, 2]) expect((await runCli(["undo", "--yes"], { cwd: list })).code).toBe(0);
    expect(readTree(list)).toEqual(before);
  });

  test("a component needs no record", async () => {
    const fresh = join(folder, "fresh");
    cpSync(join(fixtures, "next16-fresh/before"), fresh, { recursive: true });
    const before = readTree(fresh);
    const run = await add(["org-switcher", ...go], fresh);
    expect(run.stderr + run.code).toMatch(/No layout renders <ClerkProvider>.*0$/);
    expect(Object.keys(readTree(fresh)).filter((path) => !(path in before))).toEqual([
      "components/org-switcher.tsx",
    ]);
  });
});
