// Which Chromium is there, and how is it started so that it talks to nothing but loopback?
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM_PATH ?? places.find((path) => existsSync(path));
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
];

export const localChromium = {
  /** Without one its tests are skipped, but never in CI. */
  isMissing: !executablePath && !process.env.CI,
  async launch(): Promise<Browser> {
    if (!executablePath) throw new Error(`No Chromium at ${places.join(", ")}: set CHROMIUM_PATH.`);
    return chromium.launch({ executablePath, args: flags });
  },
};
