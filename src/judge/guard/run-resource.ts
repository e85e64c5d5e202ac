// Runs a resource's own code for one kind of caller, as Next.js would call it.

import { methodsServed } from "../../routes/methods-served.ts";
import { ts } from "../../syntax.ts";
import type { Resource } from "../../types.ts";
import { awaited } from "../evaluate/awaited.ts";
import { invoke } from "../evaluate/calls.ts";
import { explore } from "../evaluate/explore.ts";
import { exported } from "../evaluate/imports.ts";
import { render } from "../evaluate/jsx.ts";
import { openModule } from "../evaluate/modules.ts";
import { requestValue } from "../evaluate/request.ts";
import type { Caller, Exploration, Path, Run, World } from "../evaluate/run.ts";
import { nothing, promise, record, type Site, Thrown, unknown, type Value } from "../evaluate/value.ts";
import { apiResponse } from "./api-response.ts";
import { inlineFunction } from "./inline-function.ts";

/** What Next.js calls. */
export interface Entry {
  node: ts.Node | null;
  /** Another function made it. */
  isWrapped: boolean;
}

export function runResource(
  world: World,
  resource: Resource,
  caller: Caller,
): Exploration & { entry: Entry } {
  const entry: Entry = { node: null, isWrapped: false };
  const exploration = explore({ world, caller, mode: "guard" }, (run) => end(run, resource, entry));
  return { ...exploration, entry };
}

function end(run: Run, resource: Resource, entry: Entry): Path["end"] {
  const module = openModule(run, resource.file);
  if (!module)
    return { kind: "return", value: unknown("opaque", `${resource.file} could not be read`), site: null };
  const site: Site = { file: resource.file, node: module.tree.statements[0] ?? module.tree };
  try {
    const target = targetOf(run, resource);
    noteEntry(entry, target);
    if (!target)
      return { kind: "return", value: unknown("opaque", `${resource.export} is not found`), site: null };
    if (target.kind === "unknown" && target.origin === "package" && !target.memo.has("wrapped"))
      run.events.push({ kind: "opaque", site, reason: `what ${target.note} made` });
    const value = settle(invoke(run, target, argumentsFor(resource), site, null));
    if (isRendered(resource)) render(run, value);
    return { kind: "return", value, site: run.returned.get(value) ?? null };
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    return { kind: "throw", thrown: error };
  }
}

function noteEntry(entry: Entry, target: Value | null): void {
  if (target?.kind === "native") entry.isWrapped = true;
  if (target?.kind !== "closure") return;
  entry.node = target.node;
  for (let at = target.node.parent; at; at = at.parent) {
    if (ts.isFunctionLike(at)) entry.isWrapped = true;
  }
}

function settle(value: Value): Value {
  return value.kind === "promise" ? awaited(value) : value;
}

function targetOf(run: Run, resource: Resource): Value | null {
  if (resource.kind === "inline-server-function") return inlineFunction(run, resource);
  return exported(run, resource.file, resource.export);
}

const isRendered = ({ kind }: Resource): boolean =>
  kind === "page" || kind === "layout" || kind === "template" || kind === "default";

function argumentsFor({ kind, export: name }: Resource): Value[] {
  const input = (note: string): Value => unknown("input", note, [note === "params" ? "param" : "other"]);
  const asked = (...methods: string[]) => requestValue({ pathname: null, methods });
  switch (kind) {
    case "route-handler":
      return [
        asked(...methodsServed({ kind, export: name })),
        record({ params: input("params") }, input("context")),
      ];
    case "pages-api":
      return [asked(), apiResponse()];
    case "get-server-side-props": {
      const request = asked("GET");
      const members = { req: request, res: apiResponse(), query: input("query"), params: input("params") };
      return [record(members, input("context"))];
    }
    case "server-function":
    case "inline-server-function":
      return ["first", "second", "third", "fourth"].map((word) =>
        unknown("input", `the ${word} argument`, ["body"]),
      );
    default:
      return [
        record(
          {
            params: input("params"),
            searchParams: promise(unknown("input", "searchParams", ["query"])),
            children: nothing,
          },
          input("props"),
        ),
      ];
  }
}
