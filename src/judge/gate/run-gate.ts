// Runs the gate's own code for a path and one kind of caller, as Next.js would call it.
import { belowBasePath } from "../../routes/below-base-path.ts";
import { invoke } from "../evaluate/calls.ts";
import { awaited } from "../evaluate/expressions.ts";
import { exported, openModule } from "../evaluate/modules.ts";
import { requestValue } from "../evaluate/request.ts";
import { type Caller, type Exploration, explore, type World } from "../evaluate/run.ts";
import { nothing, Thrown, unknown } from "../evaluate/value.ts";

export function runGate(
  world: World,
  file: string,
  asked: { pathname: string; method: string },
  caller: Caller,
): Exploration {
  const name = /(^|\/)proxy\.[^/]+$/.test(file) ? "proxy" : "middleware";
  return explore({ world, caller, mode: "gate" }, (run) => {
    const module = openModule(run, file);
    const reason = `${file} exports nothing that Next.js runs`;
    if (!module) return { kind: "return", value: unknown("opaque", reason), site: null };
    const site = { file, node: module.tree };
    try {
      // The named export is the one that runs.
      const handler = exported(run, file, name) ?? exported(run, file, "default");
      if (!handler) return { kind: "return", value: unknown("opaque", reason), site: null };
      const request = requestValue({ pathname: seenByCode(world, asked.pathname), method: asked.method });
      const value = awaited(invoke(run, handler, [request, nothing], site, null));
      return { kind: "return", value, site: run.returned.get(value) ?? null };
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return { kind: "throw", thrown: error };
    }
  });
}

/** `nextUrl.pathname`: without the base path; Next.js redirects to one slash, and none at the end, before it asks. */
function seenByCode({ project }: World, pathname: string): string {
  const { basePath, trailingSlash } = project.nextConfig;
  const below = (basePath ? belowBasePath(pathname, basePath) : null) ?? pathname;
  const single = below.replace(/\/\/+/g, "/");
  return trailingSlash || single === "/" ? single : single.replace(/\/$/, "");
}
