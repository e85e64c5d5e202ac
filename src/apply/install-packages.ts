// Adds the plan's packages with the app's package manager. A failure is an answer: the files stay.
import { ExecaError, execa } from "execa";
import type { PackageManagerName, PackageNeed, Receipt } from "../types.ts";
import { installCommands, shownCommand } from "./package-commands.ts";

export interface InstallOptions {
  packageManager: PackageManagerName;
  signal?: AbortSignal;
  onStep?: (text: string) => void;
}

export async function installPackages(
  root: string,
  needs: PackageNeed[],
  { packageManager, signal, onStep }: InstallOptions,
): Promise<Receipt["packages"]> {
  const commands = await installCommands(root, packageManager, needs);
  const installed: string[] = [];
  for (const [index, command] of commands.entries()) {
    onStep?.(`Running ${shownCommand(command)}`);
    const problem = await run(root, command, signal);
    if (problem) {
      const rest = commands.slice(index).map(shownCommand).join(" && ");
      return { installed, skipped: [], failed: `${problem} Run it by hand:\n${rest}` };
    }
    installed.push(...command.packages);
  }
  return { installed, skipped: [], failed: null };
}

/** A sentence when it failed, else null. */
async function run(
  root: string,
  { file, args }: { file: string; args: string[] },
  signal?: AbortSignal,
): Promise<string | null> {
  if (signal?.aborted) return "Cancelled before the packages were installed.";
  try {
    await execa(file, args, {
      cwd: root,
      // stdout is for data: what the installer has to say goes to stderr.
      stdio: ["ignore", 2, 2],
      // Under NODE_ENV=production npm leaves dev packages out.
      env: { NODE_ENV: "development" },
      cancelSignal: signal,
    });
    return null;
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    if (error.isCanceled || error.signal === "SIGINT")
      return "Cancelled while packages were being installed.";
    if (error.code === "ENOENT") return `${file} was not found on this machine.`;
    return `${file} could not install the packages (exit code ${error.exitCode ?? "none"}).`;
  }
}
