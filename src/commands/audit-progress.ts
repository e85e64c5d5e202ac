// Says how far the judging is, once it takes long and somebody is there to see it.
import { redraw } from "../report/print.ts";

interface Progress {
  show(done: number, total: number): void;
  clear(): void;
}

/** Milliseconds before the first word, and between two. */
const patience = 800;
const pause = 100;

export function auditProgress(terminal: "interactive" | "none"): Progress {
  const start = Date.now();
  let last = 0;
  return {
    show(done, total) {
      const now = Date.now();
      if (terminal === "none" || now - start < patience || now - last < pause) return;
      last = now;
      redraw(`Judging ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} resources …`);
    },
    clear() {
      if (last > 0) redraw("");
    },
  };
}
