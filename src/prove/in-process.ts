// What would the app answer, without building it? Its gate, then its Route Handler or page, run in a child process
// through Next's own request adapter. Layouts and rendering do not run: for pages this is the answer of their checks.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CliError } from "../errors.ts";
import type { Answer, Question } from "./answer.ts";
import { bundleApp } from "./bundle-app.ts";
import { childEnv } from "./child-env.ts";

export interface AppToRun {
  root: string;
  /** The gate file Next loads, below the root; null when there is none. */
  gate: string | null;
  env: Record<string, string>;
  /** As the app is asked: `http://localhost:3000`. */
  origin: string;
}

export interface InProcessQuestion extends Question {
  /** Text only: it goes to another process. */
  body?: string;
  /** What Next runs when the gate lets the request through; null when it finds nothing there and answers 404. */
  resource: {
    kind: "route-handler" | "page";
    file: string;
    params: Record<string, string | string[]>;
  } | null;
}

export interface InProcessAnswer extends Answer {
  /** Who answered. */
  stage: "gate" | "resource";
}

type Message = { kind: "answer"; answer: InProcessAnswer } | { kind: "failed"; message: string };

const child = fileURLToPath(new URL("./in-process-child.cjs", import.meta.url));

/** Answers in the order of the questions. User code runs in the child only, and not longer than `timeout` milliseconds. */
export async function runInProcess(
  app: AppToRun,
  questions: InProcessQuestion[],
  timeout = 60_000,
): Promise<InProcessAnswer[]> {
  const resources = questions.flatMap(({ resource }) => (resource ? [resource.file] : []));
  const files = [...new Set([...(app.gate ? [app.gate] : []), ...resources])];
  const bundle = await bundleApp(app.root, files);
  const answers: InProcessAnswer[] = [];
  let output = "";
  const process = fork(child, [], {
    cwd: app.root,
    env: childEnv({ ...app.env, NODE_ENV: "production" }),
    // Flags of our own process (a TypeScript loader, a debugger) are not the app's.
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  for (const stream of [process.stdout, process.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const failure = await new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => resolve(`took longer than ${timeout} ms`), timeout);
    const end = (reason: string | null) => {
      clearTimeout(timer);
      resolve(reason);
    };
    process.on("message", (message: Message) => {
      if (message.kind === "failed") return end(message.message);
      answers.push(message.answer);
      if (answers.length === questions.length) end(null);
    });
    process.once("exit", (code) => end(`ended early with code ${code}`));
    process.send({ root: app.root, gate: app.gate, origin: app.origin, bundle, questions });
  });
  process.kill("SIGKILL");
  if (failure === null) return answers;
  const asked = questions[answers.length];
  const at = asked ? ` at ${asked.method} ${asked.path}` : "";
  throw new CliError(`The app's code ${failure}${at}.\n${output.slice(-2000)}`.trim(), {
    hint: "Ask a built server instead, or mend what the message names.",
  });
}
