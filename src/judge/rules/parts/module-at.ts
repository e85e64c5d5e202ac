// A source file as the executor knows it; null when there is none that can be read.
import { openModule } from "../../evaluate/modules.ts";
import type { World } from "../../evaluate/run.ts";
import type { Module } from "../../evaluate/scope.ts";

export function moduleAt(world: World, file: string): Module | null {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(file) ? openModule({ world }, file) : null;
}
