// There is no app yet: let the real create-next-app make one.
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ExecaError, execa } from "execa";
import { CliError, Interrupted } from "../errors.ts";
import type { PackageManagerName } from "../types.ts";

export interface CreateAppOptions {
  /** Absolute; may exist when it holds nothing but version control, a README or a licence. */
  folder: string;
  packageManager: PackageManagerName;
  /** More flags for create-next-app; they win over ours. */
  extraArgs?: string[];
  signal?: AbortSignal;
}

/** Its own defaults, said aloud so that preferences saved by an earlier run don't decide; `--yes` takes the rest. */
const answers = ["--ts", "--app", "--eslint", "--tailwind", "--no-src-dir", "--import-alias", "@/*", "--yes"];

// Yarn 1 has no dlx, and npx comes with Node.
const runner: Record<PackageManagerName, [string, ...string[]]> = {
  npm: ["npx", "--yes"],
  pnpm: ["pnpm", "dlx"],
  yarn: ["npx", "--yes"],
  bun: ["bunx"],
};

// Started by `npx -p x`, a further npx would take over which package to install, and find no create-next-app.
const withoutCaller = { npm_config_package: undefined, npm_config_call: undefined };

export async function createApp(options: CreateAppOptions): Promise<void> {
  const { folder, packageManager, extraArgs = [], signal } = options;
  const isNew = await makeFolder(folder);
  const restore = await setAside(folder);
  const [file, ...first] = runner[packageManager];
  const args = [...first, "create-next-app@latest", folder, `--use-${packageManager}`, ...answers];
  // Its first commit would hold the files under their passing names.
  if (restore.length > 0) args.push("--disable-git");
  try {
    // stdout is for data: what create-next-app has to say goes to stderr.
    await execa(file, [...args, ...extraArgs], {
      cwd: folder,
      stdio: ["ignore", 2, 2],
      env: withoutCaller,
      cancelSignal: signal,
    });
  } catch (error) {
    throw asCliError(error, file, folder);
  } finally {
    for (const { from, to } of restore) {
      await rm(to, { force: true });
      await rename(from, to);
    }
    // Succeeds only when nothing was made in it.
    if (isNew) await rmdir(folder).catch(() => undefined);
  }
}

async function makeFolder(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory()) return false;
  if (found) throw new CliError(`${folder} is a file, so no app can be made there.`);
  await mkdir(folder, { recursive: true });
  return true;
}

/**
 * create-next-app refuses a folder that holds a README or a LICENSE.md, but lets any `*.iml` stand:
 * under such a name the user's files wait, in their own folder, where even a kill cannot lose them.
 */
async function setAside(folder: string): Promise<{ from: string; to: string }[]> {
  const names = (await readdir(folder)).filter(
    (name) => /^(readme|licen[cs]e)(\.[a-z]+)?$/i.test(name) && name !== "LICENSE",
  );
  const moved: { from: string; to: string }[] = [];
  for (const name of names) {
    const to = join(folder, name);
    const from = `${to}.kept.iml`;
    await rename(to, from);
    moved.push({ from, to });
  }
  return moved;
}

function asCliError(error: unknown, runnerName: string, folder: string): unknown {
  if (!(error instanceof ExecaError)) return error;
  if (error.isCanceled || error.signal === "SIGINT" || error.exitCode === 130) {
    return new Interrupted(
      `Cancelled while the app was being made. Look into ${folder} for what is there already.`,
    );
  }
  if (error.code === "ENOENT") {
    return new CliError(`${runnerName} was not found, so create-next-app could not run.`, {
      hint: "Install it, or choose another package manager.",
      cause: error,
    });
  }
  return new CliError(
    `create-next-app stopped with exit code ${error.exitCode ?? "none"}; its own words are above.`,
    {
      hint: `Put right what it names, empty ${folder} if it holds part of an app, and run the command again.`,
      cause: error,
    },
  );
}
