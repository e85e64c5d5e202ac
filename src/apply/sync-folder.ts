// Makes a rename in this folder survive a power cut, where the system can promise that.
import { open } from "node:fs/promises";

export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows cannot open folders; there the file's own flush has to do.
  }
}
