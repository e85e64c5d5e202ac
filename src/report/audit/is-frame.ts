// Is it only the frame of pages? Layouts and their like are judged for themselves and listed last.
import type { ResourceKind } from "../../project.ts";

export function isFrame(kind: ResourceKind): boolean {
  return kind === "layout" || kind === "template" || kind === "default";
}
