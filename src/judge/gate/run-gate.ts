// Runs the gate's own code for a path and one kind of caller, as Next.js would call it.
import { belowBasePath } from "../../routes/below-base-path.ts";
import { awaited } from "../evaluate/awaited.ts";
import { invoke } from "../evaluate/calls.ts";
import { explore } from "../evaluate/explore.ts";
import { exported } from "../evaluate/imports.ts";
import { openModule } from "../evaluate/modules.ts";
import { requestValue } from "../evaluate/request.ts";
import type { Caller, Exploration, World } from "../evaluate/run.ts";
import { nothing, Thrown, unknown } from "../evaluate/value.ts";
import { watched } from "./watched-request.ts";

export function runGate(
  world: World,
  file: string,
  asked: { pathname: string; method: string },
  caller: Caller,
): Exploration & { isPathRead: boolean } {
  const name = /(^|\/)proxy\.[^/]+$/.test(file) ? "proxy" : "middleware";
  let isPathRead = false;
  const exploration = explore({ world, caller, mode: "gate" }, (run) => {
    const module = openModule(run, file);
    const reason = `${file} exports nothing that Next.js runs`;
    if (!module) return { kind: "return", value: unknown("opaque", reason), site: null };
    const site = { file, node: module.tree };
    try {
      // The named export is the one that runs.
      const handler = exported(run, file, name) ?? exported(run, file, "default");
      if (!handler) return { kind: "return", value: unknown("opaque", reason), site: null };
      const pathname = seenByCode(world, asked.pathname);
      const request = watched(requestValue({ pathname, method: asked.method }), pathname);
      try {
        const value = awaited(invoke(run, handler, [request.request, nothing], site, null));
        return { kind: "return", value, site: run.returned.get(value) ?? null };
      } finally {
        isPathRead ||= request.isPathRead();
      }
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return { kind: "throw", thrown: error };
    }
  });
  return { ...exploration, isPathRead };
}

/** What code finds in `nextUrl.pathname`: without the base path; Next.js redirects to one slash, and none at the end, before it asks. */
export function seenByCode({ project }: World, pathname: string): string {
  const { basePath, trailingSlash } = project.nextConfig;
  const below = (basePath ? belowBasePath(pathname, basePath) : null) ?? pathname;
  const single = below.replace(/\/\/+/g, "/");
  return trailingSlash || single === "/" ? single : single.replace(/\/$/, "");
}
