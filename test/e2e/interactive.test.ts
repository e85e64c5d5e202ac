// The main job as a person does it: arrow keys, a typed route, the preview, the yes.
import { execSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTree } from "../tree.ts";
import { bin, keys, openTerminal, type Terminal } from "./terminal.ts";

const source = fileURLToPath(new URL("../../fixtures/projects/next16-fresh/before", import.meta.url));
let app: string;
let terminal: Terminal | null = null;
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), "interactive-"));
  cpSync(source, app, { recursive: true });
});
afterEach(() => {
  terminal?.close();
  rmSync(app, { recursive: true, force: true });
});

test("questions, preview, yes; and the equivalent command does the same", async () => {
  const before = readTree(app);
  const session = openTerminal(["--no-install"], app);
  terminal = session;
  const answer = async (question: string, ...typed: string[]) => {
    await session.waitFor(question);
    for (const key of typed) {
      session.type(key);
      // Keys that arrive in one read would be one key to the prompt.
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  };

  const first = await session.waitFor("Where shall access be checked?");
  expect(first).toContain("Next.js 16.4.6 · App Router · no Clerk yet · no gate yet");
  await answer("Where shall access be checked?", keys.down, keys.up, keys.enter);
  await answer("What shall be set up?", keys.enter);
  await answer("Who may reach a path that no rule names?", keys.enter);
  await answer("Which paths are open to everyone?", keys.down, keys.down, keys.space, keys.enter);
  await answer("Other paths", "/pricing /docs/:path*", keys.enter);
  await answer("Which paths need a role", keys.enter);
  await answer("What must a caller of /admin", keys.enter);
  await answer("answer programs instead of browsers", keys.enter);
  await answer("What shall they answer to signed-out callers?", keys.enter);
  await answer("What shall the session token carry?", keys.enter);
  await answer("public metadata", keys.enter);
  await answer("need a token of its own", keys.enter);
  await answer(".env.local", keys.enter);

  const preview = await session.waitFor("Create 17 files and change 1 file?");
  expect(preview).toContain("+ app/dashboard/page.tsx");
  expect(session.scrollback()).toContain("+const publicRoutes = [");
  expect(readTree(app), "nothing is written before the yes").toEqual(before);

  session.type("y");
  expect(await session.exitCode).toBe(0);
  const written = readTree(app);
  expect(JSON.parse(written["clerk-sessions.json"] ?? "").routes.public).toEqual(
    expect.arrayContaining(["/", "/pricing", "/docs/:path*"]),
  );
  expect(written["proxy.ts"]).toContain('"/docs/:path*"');

  const said = session.scrollback().split("The same without questions:\n")[1] ?? "";
  const command = said.trim();
  expect(command).toMatch(/^npx create-clerk-sessions .*--yes/);
  rmSync(app, { recursive: true });
  cpSync(source, app, { recursive: true });
  const local = command.replace("npx create-clerk-sessions", `"${process.execPath}" "${bin}"`);
  execSync(`${local} --no-install`, { cwd: app, stdio: "pipe" });
  expect(readTree(app)).toEqual(written);
});

test("Ctrl-C at a prompt writes nothing and exits 130", async () => {
  const before = readTree(app);
  const session = openTerminal(["--no-install"], app);
  terminal = session;
  await session.waitFor("Where shall access be checked?");
  session.type(keys.ctrlC);
  expect(await session.exitCode).toBe(130);
  expect(session.scrollback()).toContain("Nothing was written");
  expect(readTree(app)).toEqual(before);
});

test("a wrong route is refused while it is typed", async () => {
  const session = openTerminal(["--no-install", "--add", "none"], app);
  terminal = session;
  await session.waitFor("Where shall access be checked?");
  for (const question of ["Where shall access be checked?", "Who may reach a path that no rule names?"]) {
    await session.waitFor(question);
    session.type(keys.enter);
  }
  await session.waitFor("Which paths are open to everyone?");
  for (const key of [keys.down, keys.down, keys.space, keys.enter]) {
    session.type(key);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await session.waitFor("Other paths");
  session.type(`/a/../b`);
  session.type(keys.enter);
  await session.waitFor("must not");
  session.type(keys.ctrlC);
  expect(await session.exitCode).toBe(130);
});
