// Which commands add or remove packages, in the words of the app's own package manager?
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PackageManagerName, PackageNeed } from "../types.ts";

export interface InstallCommand {
  file: PackageManagerName;
  args: string[];
  packages: string[];
}

/** One command for runtime packages, one for dev ones; none when nothing is needed. */
export async function installCommands(
  root: string,
  manager: PackageManagerName,
  needs: PackageNeed[],
): Promise<InstallCommand[]> {
  const verb = manager === "npm" ? "install" : "add";
  const atRoot = await workspaceRootFlag(root, manager);
  const commands = [
    { needs: needs.filter((need) => !need.dev), flag: [] },
    { needs: needs.filter((need) => need.dev), flag: [devFlag[manager]] },
  ];
  return commands
    .filter((command) => command.needs.length > 0)
    .map((command) => {
      const packages = command.needs.map((need) => `${need.name}@${need.range}`);
      return { file: manager, args: [verb, ...command.flag, ...atRoot, ...packages], packages };
    });
}

export function removeCommand(manager: PackageManagerName, packages: string[]): string {
  const names = packages.map((spec) => spec.replace(/(?!^)@.*$/, ""));
  return [manager, manager === "npm" ? "uninstall" : "remove", ...names].join(" ");
}

/** As typed in a shell: ranges such as `^7.0.0` are quoted. */
export function shownCommand({ file, args }: InstallCommand): string {
  return [file, ...args.map((arg) => (/^[\w@./:=-]+$/.test(arg) ? arg : `"${arg}"`))].join(" ");
}

const devFlag = { npm: "--save-dev", pnpm: "--save-dev", yarn: "--dev", bun: "--dev" };

/** pnpm and Yarn 1 refuse to add to the root of a workspace unless told that it is meant. */
async function workspaceRootFlag(root: string, manager: PackageManagerName): Promise<string[]> {
  const text = (name: string) => readFile(join(root, name), "utf8").catch(() => "");
  if (manager === "pnpm") return (await text("pnpm-workspace.yaml")) ? ["--workspace-root"] : [];
  if (manager !== "yarn" || !(await text("yarn.lock")).includes("# yarn lockfile v1")) return [];
  return /"workspaces"\s*:/.test(await text("package.json")) ? ["--ignore-workspace-root-check"] : [];
}
