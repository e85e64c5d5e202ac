// When does a file change? Editors write it in place, or put another file in its stead: both count once.
import { watch } from "chokidar";

/** Yields after every change until the signal ends it; changes that come while one is handled yield once. */
export async function* watchFile(path: string, signal: AbortSignal): AsyncGenerator<void> {
  let changed = false;
  let wake = () => {};
  const notice = () => {
    changed = true;
    wake();
  };
  const watcher = watch(path, {
    ignoreInitial: true,
    atomic: true,
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  });
  watcher.on("all", notice);
  signal.addEventListener("abort", () => wake(), { once: true });
  try {
    await new Promise<void>((resolve) => watcher.once("ready", resolve));
    for (;;) {
      if (!changed && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (signal.aborted) return;
      changed = false;
      yield;
    }
  } finally {
    await watcher.close();
  }
}
