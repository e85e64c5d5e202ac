// `npm run demo`: the main job on a real app, in a temporary folder, up to the answers of the running result.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import pc from "picocolors";
import { buildApp } from "../src/prove/build-app.ts";
import { makeCallers } from "../src/prove/callers.ts";
import { apiRequest, documentRequest } from "../src/prove/request-kinds.ts";
import { openRoom, type Room } from "../src/prove/room.ts";
import { type AppServer, startApp } from "../src/prove/server.ts";
import { readTree } from "./tree.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));
const lab = join(repository, "test/labs/next16");
const source = join(repository, "fixtures/projects/tabs-crlf-no-semicolons/before");
const args = [
  "--yes",
  "--no-install",
  "--public",
  "/",
  "/api/stripe/webhook",
  "--add",
  "protected-page",
  "route-handler",
];
const requests = [
  ["GET", "/", documentRequest],
  ["GET", "/invoices", documentRequest],
  ["GET", "/dashboard", documentRequest],
  ["GET", "/admin", documentRequest],
  ["GET", "/api/invoices", apiRequest],
  ["GET", "/api/items", apiRequest],
  ["POST", "/api/stripe/webhook", apiRequest],
] as const;

const folder = mkdtempSync(join(tmpdir(), "clerk-sessions-demo-"));
const closers: (() => Promise<void>)[] = [];
process.once("SIGINT", () => end(130));
try {
  await demo(join(folder, "invoices"));
  await end(0);
} catch (error) {
  console.error(error);
  await end(1);
}

async function demo(app: string): Promise<void> {
  step(`A real app, copied to ${app}: Next.js 16, tabs, CRLF, no semicolons, a gate that stops nobody`);
  cpSync(source, app, { recursive: true });
  cpSync(join(lab, "node_modules"), join(app, "node_modules"), { recursive: true });
  const before = readTree(app);
  console.log(
    Object.keys(before)
      .map((file) => `  ${file}`)
      .join("\n"),
  );

  step(`create-clerk-sessions ${args.join(" ")}`);
  run([join(repository, "bin/create-clerk-sessions.js"), ...args], app);

  step("The tree afterwards (+ new, ~ changed)");
  const after = readTree(app);
  for (const file of Object.keys(after)) {
    const sign =
      before[file] === undefined ? pc.green("+") : before[file] === after[file] ? " " : pc.yellow("~");
    console.log(`${sign} ${file}`);
  }

  step("tsc --noEmit --strict");
  run([join(app, "node_modules/typescript/bin/tsc"), "--noEmit", "--strict"], app);
  console.log("no errors");

  step("next build, next start, and a stand-in of Clerk's servers on loopback: who gets what?");
  const room = await openRoom();
  closers.push(room.close);
  await buildApp(app, room.env, "compile");
  const server = await startApp(app, room.env);
  closers.push(server.stop);
  await answers(room, server);
  console.log(
    `\n${pc.dim("307 goes to the sign-in page. The webhook answers 400: no signature, and no session needed.")}`,
  );
}

async function answers(room: Room, server: AppServer): Promise<void> {
  const everyone = makeCallers({ one: ["org:items:read"], all: ["org:items:read", "org:items:create"] });
  const callers = [everyone.nobody, everyone.member, everyone.permitted, everyone.admin];
  const widths = [28, ...callers.map(({ title }) => title.length)];
  const line = (cells: string[]) => cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  ");
  console.log(pc.bold(line(["", ...callers.map(({ title }) => title)])));
  for (const [method, path, kind] of requests) {
    const cells: string[] = [];
    for (const caller of callers) {
      const headers = await room.headers(caller, kind, server.origin);
      const { status } = await server.ask({ method, path, headers });
      cells.push(String(status));
    }
    const colored = line([`${method} ${path}`, ...cells]).replace(/\b([1-5])\d\d\b/g, (status, first) =>
      first === "2" ? pc.green(status) : first === "3" ? pc.cyan(status) : pc.yellow(status),
    );
    console.log(colored);
  }
}

function run(command: string[], cwd: string): void {
  const result = spawnSync(process.execPath, command, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  if (result.status !== 0) throw new Error(`${basename(command[0] ?? "")} failed`);
}

function step(title: string): void {
  console.log(`\n${pc.bold(pc.inverse(" demo "))} ${pc.bold(title)}\n`);
}

async function end(code: number): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
