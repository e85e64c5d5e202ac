// A person's terminal: runs the built CLI on a real pty, types keys, and reads the screen as it would be seen.
import { fileURLToPath } from "node:url";
import { spawn } from "@lydell/node-pty";
import headless from "@xterm/headless";

export const bin = fileURLToPath(new URL("../../bin/create-clerk-sessions.js", import.meta.url));

export const keys = {
  enter: "\r",
  space: " ",
  up: "\u001b[A",
  down: "\u001b[B",
  left: "\u001b[D",
  ctrlC: "\u0003",
};

export interface Terminal {
  type(text: string): void;
  /** Resolves with the screen once `text` stands on it; rejects with the screen when it does not come. */
  waitFor(text: string): Promise<string>;
  /** Everything that was printed, wrapped at 80 columns, the way it scrolled by. */
  scrollback(): string;
  exitCode: Promise<number>;
  close(): void;
}

export function openTerminal(args: string[], cwd: string): Terminal {
  const screen = new headless.Terminal({ cols: 80, rows: 30, scrollback: 10_000, allowProposedApi: true });
  const { CI: _ci, NO_COLOR: _color, ...env } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    cols: 80,
    rows: 30,
    cwd,
    env: { ...env, TERM: "xterm-256color" },
  });
  child.onData((data) => screen.write(data));
  const exitCode = new Promise<number>((resolve) => child.onExit((event) => resolve(event.exitCode)));

  // A line that continues the one above belongs to it, as when a person copies it.
  const lines = (from: number, to: number) => {
    const buffer = screen.buffer.active;
    let text = "";
    for (let row = from; row < to; row += 1) {
      const continues = buffer.getLine(row + 1)?.isWrapped ?? false;
      text += (buffer.getLine(row)?.translateToString(!continues) ?? "") + (continues ? "" : "\n");
    }
    return text.trimEnd();
  };
  const visible = () => lines(screen.buffer.active.baseY, screen.buffer.active.baseY + screen.rows);

  return {
    type: (text) => child.write(text),
    async waitFor(text) {
      for (let tries = 0; tries < 600; tries += 1) {
        if (visible().includes(text)) return visible();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`"${text}" did not appear. The screen:\n${visible()}`);
    },
    scrollback: () => lines(0, screen.buffer.active.length),
    exitCode,
    close: () => child.kill(),
  };
}
