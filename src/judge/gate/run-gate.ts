// Runs the gate's own code for a path and one kind of caller, as Next.js would call it.
import { belowBasePath } from "../../routes/below-base-path.ts";
import { awaited } from "../evaluate/awaited.ts";
import { invoke } from "../evaluate/calls.ts";
import { explore } from "../evaluate/explore.ts";
import { exported } from "../evaluate/imports.ts";
import { openModule } from "../evaluate/modules.ts";
import { requestValue } from "../evaluate/request.ts";
import type { Caller, Exploration, World } from "../evaluate/run.ts";
import { native, nothing, record, Thrown, unknown } from "../evaluate/value.ts";
import { watched } from "./watched-request.ts";

export function runGate(
  world: World,
  file: string,
  asked: { pathname: string; methods: string[] },
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
      const request = watched(requestValue({ pathname, methods: asked.methods }), pathname);
      try {
        const value = awaited(invoke(run, handler, [request.request, event], site, null));
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

/** What is left for later stops nobody now. */
const event = record({ waitUntil: native("waitUntil", () => nothing) }, unknown("data", "event"));

/**
 * What code finds in `nextUrl.pathname`: without the base path. Next.js redirects to one slash before it asks, and to none
 * at the end; or to one there, where `trailingSlash` says so and the path does not look like a file.
 */
export function seenByCode({ project }: World, pathname: string): string {
  const { basePath, trailingSlash } = project.nextConfig;
  const below = (basePath ? belowBasePath(pathname, basePath) : null) ?? pathname;
  const single = below.replace(/\/\/+/g, "/");
  if (single === "/") return single;
  const plain = single.replace(/\/$/, "");
  return trailingSlash && !/\.[^/]*$/.test(plain) ? `${plain}/` : plain;
}
