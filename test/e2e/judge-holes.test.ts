// Apps with holes, run with the real SDK and judged without running: both see the hole, and the same one.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCallers } from "../../src/prove/callers.ts";
import { type InProcessQuestion, runInProcess } from "../../src/prove/in-process.ts";
import { apiRequest } from "../../src/prove/request-kinds.ts";
import { openRoom, type Room } from "../../src/prove/room.ts";
import { runCli } from "../cli.ts";
import { actionQuestion, writeActionProbe } from "./action-probe.ts";
import { permissions } from "./expected.ts";
import { type Hole, holes } from "./holes.ts";
import { auditApp, seenReach, type Try } from "./judge-truth.ts";
import { type Lab, type LabApp, makeFreshApp } from "./lab.ts";

const labs: { lab: Lab; clerk: number; gate: string }[] = [
  { lab: "next16", clerk: 7, gate: "proxy.ts" },
  { lab: "next15", clerk: 6, gate: "middleware.ts" },
];
const { nobody, user, admin } = makeCallers(permissions);
const callers = [nobody, user, admin];
const origin = "http://localhost:3000";

interface Asked {
  question: InProcessQuestion;
  caller: Try["caller"];
  env: Record<string, string>;
}

describe.each(labs)("$lab with Clerk $clerk", ({ lab, gate }) => {
  let base: LabApp;
  let room: Room;
  beforeAll(async () => {
    base = await makeFreshApp(lab, ["@clerk/nextjs", "next", "react", "react-dom"]);
    const run = await runCli(["--yes", "--no-install", "--add", "all"], { cwd: base.root });
    expect(run.stderr + run.code).toMatch(/0$/);
    room = await openRoom();
  });
  afterAll(async () => {
    await room?.close();
    await base?.remove();
  });

  test.each(holes)("$title: $reach", async (hole) => {
    const root = `${base.root}-broken`;
    try {
      await cp(base.root, root, { recursive: true });
      await rm(join(root, gate));
      const files = hole.gate === null ? hole.files : { ...hole.files, [gate]: hole.gate };
      for (const [file, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, file)), { recursive: true });
        await writeFile(join(root, file), text);
      }
      const id = idOf(hole);
      const judged = (await auditApp(root, [])).resources.find((resource) => resource.id === id);
      if ("action" in hole.ask) await writeActionProbe(root);
      const seen = seenReach(await triesOf(hole, root))[id];
      expect({ seen, judged: judged?.reach }).toEqual({ seen: hole.reach, judged: hole.reach });
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  async function triesOf(hole: Hole, root: string): Promise<Try[]> {
    const asked = (await Promise.all(callers.map((caller) => questionsOf(hole, caller)))).flat();
    const tries: Try[] = [];
    for (const env of new Set(asked.map((one) => one.env))) {
      const now = asked.filter((one) => one.env === env);
      const app = {
        ...{ root, origin, gate: hole.gate === null ? null : gate },
        // Next's server outlives a promise that nobody waits for.
        env: { ...room.env, ...env, NODE_OPTIONS: "--unhandled-rejections=warn" },
      };
      const answers = await runInProcess(
        app,
        now.map(({ question }) => question),
      );
      for (const [index, { question, caller }] of now.entries()) {
        const status = answers[index]?.status ?? 0;
        const [path = ""] = question.path.split("?");
        // 204: the action was called, and nothing changed.
        tries.push({ at: idOf(hole), path, caller, isIn: status >= 200 && status < 300 && status !== 204 });
      }
    }
    return tries;
  }

  const noEnv = {};

  async function questionsOf({ ask }: Hole, caller: typeof nobody): Promise<Asked[]> {
    if ("action" in ask) {
      const question = await actionQuestion(ask.action, caller, room, origin);
      return [{ question, caller: caller.name, env: noEnv }];
    }
    const { file, method = "GET", tries } = ask;
    return Promise.all(
      tries.map(async ({ path, params = {}, headers = {}, env = noEnv }) => {
        const kind = file.endsWith("/page.tsx") ? ("page" as const) : ("route-handler" as const);
        const sent = { ...(await room.headers(caller, apiRequest, origin)), ...headers };
        const question = { path, method, headers: sent, resource: { kind, file, params } };
        return { question, caller: caller.name, env };
      }),
    );
  }
});

function idOf({ ask }: Hole): string {
  if ("action" in ask) return `app/items/actions.ts#${ask.action}`;
  return `${ask.file}#${ask.file.endsWith("/page.tsx") ? "default" : (ask.method ?? "GET")}`;
}
