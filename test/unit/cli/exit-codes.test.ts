import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CliRun, runCli } from "../../cli.ts";

let folder = "";
let app = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
  app = join(folder, "app");
  mkdirSync(join(app, "app"), { recursive: true });
  writeFileSync(join(app, "package.json"), '{ "dependencies": { "next": "16.4.6", "react": "19.0.0" } }');
  writeFileSync(join(app, "app/page.tsx"), "export default function Page() { return null }\n");
  writeFileSync(
    join(app, "app/layout.tsx"),
    "export default function Layout({ children }) { return <html><body>{children}</body></html> }\n",
  );
  mkdirSync(join(folder, "other"));
  writeFileSync(join(folder, "other/notes.md"), "mine");
  mkdirSync(join(folder, "empty"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Messages wrap at the terminal's width: compared as one line. */
async function run(args: string[], cwd = app): Promise<CliRun> {
  const { code, stdout, stderr } = await runCli(args, { cwd });
  return { code, stdout, stderr: stderr.replace(/\s+/g, " ") };
}

describe("exit codes", { timeout: 120_000 }, () => {
  test.each([
    [["--strtegy", "gate"], /unknown option '--strtegy'.*Did you mean --strategy\?/],
    [["undoo"], /Unknown command undoo\. Did you mean undo\?/],
    [["doctor"], /There is no command doctor in this version\. To create an app .*: \.\/doctor/],
    [["push", "--yes"], /There is no command push in this version\./],
    [["undo", "--public", "/"], /unknown option '--public': --public belongs to init\./],
    [["undo", "--strtegy"], /unknown option '--strtegy'\. Run/],
    [["help", "nothing"], /Commands are init, .*add, audit and undo\./],
    [["undo", "now"], /too many arguments/],
    [["--yes", "--public", "admin"], /--public "admin" must start with \//],
    [["--yes", "--public", "/pricing,admin"], /--public "admin" must start with \//],
    [["--yes", "--public", ","], /--public "," must start with \//],
    [["--yes", "--metadata", "plan"], /--metadata "plan" must be written name=type\./],
    [["--yes", "--claim", "id={{user.ids}}"], /Did you mean \{\{user\.id\}\}\? $/],
    [["--yes", "--claim", 'a={"__proto__":{"x":1}}'], /--claim: "__proto__" is not a usable key/],
    [["--yes", "--add", "nothing-like-it"], /is not a feature/],
    [["--no-install"], /nobody to ask.*--yes/],
    [["../other"], /no Next\.js app, and holds other things: notes\.md/],
    [["../empty"], /no app in .*empty yet.*--yes/],
  ])("%j is a usage error", async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(readdirSync(app).sort()).toEqual(["app", "package.json"]);
  });

  test.each([
    [["--strtegy", "gate"], 2, "unknown option '--strtegy'. Did you mean --strategy?", /--help/],
    [["--yes", "--public", "admin"], 2, '--public "admin" must start with /.', /--help/],
    [["--no-install"], 2, expect.stringMatching(/nobody to ask/), /--yes/],
  ])("with --json the error is data too: %j", async (args, exit, message, hint) => {
    const { code, stdout, stderr } = await run([...args, "--json"]);
    expect(code).toBe(exit);
    expect(JSON.parse(stdout)).toEqual({
      ...{ version: 1, kind: "error", message },
      hint: expect.stringMatching(hint),
    });
    expect(stderr).toMatch(/^error: /);
  });

  test("help and version are data", async () => {
    expect(await run(["--version"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect((await run(["--help"])).stdout).toContain("Usage: create-clerk-sessions");
    expect(await run(["help"])).toEqual(await run(["--help"]));
    expect(await run(["help", "undo"])).toEqual(await run(["undo", "--help"]));
  });

  test("a failure is 1, with the way out and no stack trace", async () => {
    const runs = join(app, ".clerk-sessions/runs/2026-01-01T00-00-00-000Z");
    mkdirSync(runs, { recursive: true });
    writeFileSync(join(runs, "journal.json"), "{}");
    try {
      const { code, stderr } = await run(["undo", "--yes"]);
      expect(code).toBe(1);
      expect(stderr).toMatch(/not a journal.*Delete /);
      expect(stderr).not.toMatch(/ at \S+ \(/);
      expect((await run(["undo", "--verbose"])).stderr).toMatch(/ at \S+ \(/);
    } finally {
      rmSync(join(app, ".clerk-sessions"), { recursive: true });
    }
  });

  test("with nothing to undo, undo is done", async () => {
    expect(await run(["undo"])).toMatchObject({ code: 0, stderr: "There is nothing to undo. " });
    const { code, stdout } = await run(["undo", "--json"]);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, kind: "undo", run: null, restored: [] });
  });

  test("a dry run shows the plan on stdout and writes nothing", async () => {
    const { code, stdout } = await run(["--dry-run", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: "plan" });
    expect(readdirSync(app).sort()).toEqual(["app", "package.json"]);
  });

  test("a run, a second run, and undo", async () => {
    const first = await run(["--yes", "--no-install", "--json"]);
    expect(first.stderr + first.code).toMatch(/0$/);
    expect(JSON.parse(first.stdout).created).toContain("proxy.ts");
    const second = await run(["--yes", "--no-install", "--dry-run", "--json"]);
    expect(JSON.parse(second.stdout).changes).toEqual([]);

    const written = readdirSync(app);
    const shown = await run(["undo", "--dry-run"]);
    expect(shown).toMatchObject({ code: 0, stderr: "" });
    expect(shown.stdout).toMatch(/^Would undo\n/);
    expect(shown.stdout).toMatch(/- proxy\.ts +removed/);
    const outlook = JSON.parse((await run(["undo", "--dry-run", "--json"])).stdout);
    expect(outlook).toMatchObject({ kind: "undo-plan", removed: expect.arrayContaining(["proxy.ts"]) });
    expect(await run(["undo"])).toMatchObject({ code: 2, stderr: expect.stringMatching(/Pass --yes/) });
    expect(readdirSync(app)).toEqual(written);

    const undone = await run(["undo", "--yes", "--json"]);
    expect(undone.code).toBe(0);
    expect(JSON.parse(undone.stdout)).toEqual({ ...outlook, kind: "undo" });
    expect(readdirSync(app).sort()).toEqual(["app", "package.json"]);
  });
});
