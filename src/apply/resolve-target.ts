// Which file on disk does a path of the plan mean? Symlinks are followed only while they stay in the project.
import { lstat, realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { CliError } from "../errors.ts";

/** Absolute path without symlinks; the file itself may not exist yet. Throws when it lies outside the project. */
export async function resolveTarget(root: string, path: string): Promise<string> {
  if (isAbsolute(path) || path.includes("\0") || path.split(/[\\/]/).includes("..")) throw outside(path);
  const realRoot = await realpath(root);
  const target = await realTarget(join(realRoot, path), path);
  const inside = relative(realRoot, target);
  if (inside === "" || inside.split(sep)[0] === ".." || isAbsolute(inside)) throw outside(path);
  return target;
}

async function realTarget(target: string, path: string): Promise<string> {
  try {
    return await realpath(target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOTDIR") throw new CliError(`${path} cannot be written: part of its folder is a file.`);
    if (code !== "ENOENT") throw error;
  }
  if (await isSymlink(target)) {
    throw new CliError(`${path} passes through a broken symlink.`, {
      hint: "Remove the symlink or repair it.",
    });
  }
  const parent = await realTarget(dirname(target), path);
  return join(parent, target.slice(dirname(target).length));
}

async function isSymlink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}

function outside(path: string): CliError {
  return new CliError(`${path} leads out of the project. Nothing was written.`, {
    hint: "It is, or passes through, a symlink to another place. Make it a real folder or file.",
  });
}
