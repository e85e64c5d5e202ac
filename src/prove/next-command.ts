// How is the app's own Next.js started? In a process group of its own, so that stopping it leaves nothing behind.
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { childEnv } from "./child-env.ts";

export interface NextCommand {
  process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Settles with the exit code; null after a signal. */
  exited: Promise<number | null>;
  stop(): Promise<void>;
}

export function runNext(root: string, args: string[], env: Record<string, string>): NextCommand {
  const next = createRequire(join(root, "package.json")).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, ...args], {
    cwd: root,
    env: childEnv({ NEXT_TELEMETRY_DISABLED: "1", ...env }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
    child.once("error", (error) => {
      output += String(error);
      resolve(1);
    });
  });
  // Ctrl-C on us must not leave a detached server behind.
  const kill = () => killGroup(child);
  process.once("exit", kill);
  exited.then(() => process.removeListener("exit", kill));
  return {
    process: child,
    output: () => output,
    exited,
    async stop() {
      kill();
      await exited;
    },
  };
}

function killGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // Gone already.
  }
}
