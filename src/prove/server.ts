// What does the built app answer over HTTP? `next start` on a free loopback port, asked without following redirects.
import { connect, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { CliError } from "../errors.ts";
import type { Answer, Question } from "./answer.ts";
import { type NextCommand, runNext } from "./next-command.ts";

export interface AppServer {
  /** `http://localhost:PORT` */
  origin: string;
  ask(question: Question): Promise<Answer>;
  /** What the server printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** The app must have been built with the same environment. */
export async function startApp(root: string, env: Record<string, string>): Promise<AppServer> {
  const port = await freePort();
  // Not 127.0.0.1: with that, Clerk's rewrite of a request to itself is proxied to itself for ever.
  const command = runNext(root, ["start", "-H", "localhost", "-p", String(port)], env);
  await ready(command, port, root);
  const origin = `http://localhost:${port}`;
  return {
    origin,
    ask: (question) => ask(origin, question),
    output: command.output,
    stop: command.stop,
  };
}

async function ask(origin: string, { path, method, headers, body }: Question): Promise<Answer> {
  const response = await fetch(origin + path, {
    method,
    headers,
    redirect: "manual",
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    location: response.headers.get("location"),
    body: await response.text(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port to listen on.");
  return address.port;
}

async function ready(command: NextCommand, port: number, root: string): Promise<void> {
  let ended = false;
  command.exited.then(() => {
    ended = true;
  });
  const deadline = Date.now() + 60_000;
  while (!ended && Date.now() < deadline) {
    if (await accepts(port)) return;
    await wait(50);
  }
  await command.stop();
  throw new CliError(`\`next start\` did not come up in ${root}:\n${command.output().slice(-4000)}`, {
    hint: "Build the app first, with the same environment.",
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "localhost");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
