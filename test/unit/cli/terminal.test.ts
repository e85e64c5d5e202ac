// What a person at a terminal is asked and told around the main job: a new app, and taking a run back.
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCli } from "../../cli.ts";
import { keys, openTerminal, type Terminal } from "../../e2e/terminal.ts";
import { fakeCommand } from "../apply/fake-command.ts";
import { makeFolder, treeOf } from "../apply/lab.ts";

const files = {
  "package.json": '{"dependencies":{"next":"16.4.6","react":"19.0.0"}}\n',
  "app/page.tsx": "export default function Page() { return null }\n",
  "app/layout.tsx":
    "export default function Layout({ children }) { return <html><body>{children}</body></html> }\n",
};

function open(args: string[], cwd: string): Terminal {
  const terminal = openTerminal(args, cwd);
  onTestFinished(() => terminal.close());
  return terminal;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

test("Ctrl-C after the app was made says that it stays", { timeout: 60_000 }, async () => {
  const writing = Object.entries(files).map(([path, text]) => `printf '%s' '${text}' > ${path}`);
  fakeCommand("npx", ["mkdir app", ...writing].join("\n"));
  const folder = makeFolder();
  const terminal = open(["my-app"], folder);
  await terminal.waitFor("There is no app in");
  terminal.type("y");
  await terminal.waitFor("Where shall access be checked?");
  terminal.type(keys.ctrlC);
  expect(await terminal.exitCode).toBe(130);
  const said = oneLine(terminal.scrollback());
  expect(said).toMatch(/Cancelled\. The new app in \S+my-app stays; nothing was added to it\./);
  expect(said).not.toContain("Nothing was written");
  expect(Object.keys(treeOf(join(folder, "my-app"))).sort()).toEqual(["app/", ...Object.keys(files)].sort());
});

test("undo shows what it would do and waits for a yes", { timeout: 60_000 }, async () => {
  const app = makeFolder(files);
  const before = treeOf(app);
  expect(await runCli(["--yes", "--no-install"], { cwd: app })).toMatchObject({ code: 0 });
  const written = treeOf(app);

  const no = open(["undo"], app);
  await no.waitFor("Put back ");
  expect(no.scrollback()).toMatch(/Would undo[\s\S]*- proxy\.ts +removed/);
  no.type(keys.enter);
  expect(await no.exitCode).toBe(130);
  expect(treeOf(app)).toEqual(written);

  const yes = open(["undo"], app);
  await yes.waitFor("Put back ");
  yes.type("y");
  expect(await yes.exitCode).toBe(0);
  expect(treeOf(app)).toEqual(before);
});
