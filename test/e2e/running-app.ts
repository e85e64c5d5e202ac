// The one built and started app that the tests of Next 16 share: a fresh app after one run of the tool.

import { buildApp } from "../../src/prove/build-app.ts";
import { openRoom, type Room } from "../../src/prove/room.ts";
import type { AppServer } from "../../src/prove/server.ts";
import { startApp } from "../../src/prove/server.ts";
import { type CliRun, runCli } from "../cli.ts";
import { makeFreshApp } from "./lab.ts";
import { startOutsideServices } from "./outside-services.ts";
import { templates, tokenClaims } from "./token-claims.ts";

export interface RunningApp {
  root: string;
  room: Room;
  run: CliRun;
  server: AppServer;
  close(): Promise<void>;
}

export async function startRunningApp(): Promise<RunningApp> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const app = await makeFreshApp("next16", ["next", "react", "react-dom"]);
    closers.push(app.remove);
    const run = await runCli(["--yes", "--no-install", "--add", "all"], { cwd: app.root });
    if (run.code !== 0) throw new Error(run.stderr);
    const room = await openRoom({ claims: tokenClaims, templates });
    closers.push(room.close);
    const outside = await startOutsideServices(room.keys.jwks);
    closers.push(outside.close);
    const env = { ...room.env, ...outside.env };
    await buildApp(app.root, env, "full");
    const server = await startApp(app.root, env);
    closers.push(server.stop);
    return { root: app.root, room, run, server, close };
  } catch (error) {
    await close();
    throw error;
  }
}
