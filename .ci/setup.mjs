// Makes a fresh clone ready for `npm test` and `npm run demo`: packages, the real Next.js and Clerk versions under
// test/labs, the build, and Chromium for the browser test. Does only what is missing or out of date.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const chromiumPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const demoOnly = process.argv.includes("--demo");

const labs = demoOnly ? ["next16"] : readdirSync(join(root, "test/labs"));
install(root);
for (const lab of labs) install(join(root, "test/labs", lab));
run("npm", ["run", "--silent", "build"], root);
if (!demoOnly) installChromium();

/**
 * Unless node_modules is newer than the lockfile. Not `npm ci`: that wants the binaries of every platform in the
 * lockfile, which a registry mirror may not have.
 */
function install(folder) {
  const installed = join(folder, "node_modules/.package-lock.json");
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(folder, "package-lock.json")).mtimeMs
  )
    return;
  console.error(`Installing packages in ${folder === root ? "." : folder.slice(root.length + 1)} …`);
  run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--prefer-offline"], folder);
}

/** From Debian's packages, where that is possible; the browser test says so when there is none. */
function installChromium() {
  if (process.env.CHROMIUM_PATH || chromiumPaths.some((path) => existsSync(path))) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.error("Installing Chromium …");
  run("apt-get", ["update", "-qq"], root);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], root);
}

function run(command, args, cwd) {
  const options = {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
  };
  const result = spawnSync(command, args, options);
  if (result.status === 0) return;
  console.error(result.stderr ?? String(result.error));
  console.error(`\`${command} ${args.join(" ")}\` failed in ${cwd}.`);
  process.exit(1);
}
