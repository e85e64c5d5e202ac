// Which URL does a typed path mean? `/items/[id]`, `/items/:id` and `items/:id` are the same. What makes no URL of its
// own, or would leave the app's folder, is refused with the reason.
import { UsageError } from "../errors.ts";
import { valueProblem } from "./value-problem.ts";

export interface RouteParam {
  name: string;
  /** `[id]`, `[...path]`, `[[...path]]` */
  kind: "one" | "many" | "optional";
}

export interface RoutePath {
  /** In Next's notation: `/items/[id]`. */
  url: string;
  /** In the notation of clerk-sessions.json: `/items/:id`. */
  pattern: string;
  params: RouteParam[];
}

export function readRoutePath(typed: string): RoutePath {
  const problem = problemOf(typed);
  if (problem) throw new UsageError(`<path> ${shown(typed)} ${problem}.`, "Write it as in /reports/:id.");
  const parts = segmentsOf(typed).map((segment) => readParam(segment) ?? segment);
  const path = (write: (param: RouteParam) => string) =>
    `/${parts.map((part) => (typeof part === "string" ? part : write(part))).join("/")}`;
  return {
    url: path(
      ({ name, kind }) => ({ one: `[${name}]`, many: `[...${name}]`, optional: `[[...${name}]]` })[kind],
    ),
    pattern: path(({ name, kind }) => (kind === "one" ? `:${name}` : `:${name}*`)),
    params: parts.filter((part) => typeof part !== "string"),
  };
}

function problemOf(typed: string): string | null {
  const text = valueProblem.text(typed);
  if (text) return text;
  if (typed.length > 200) return "must have at most 200 characters";
  if (/^[A-Za-z]:/.test(typed)) {
    return "must be a URL's path, no file on a drive; a shell that rewrites a leading / takes it without one";
  }
  if (typed.includes("\\")) return "must be written with /";
  const segments = segmentsOf(typed);
  if (segments.includes("") || typed === "") return "must not hold empty segments";
  if (/^(?:page|route)\.[cm]?[jt]sx?$/.test(segments.at(-1) ?? ""))
    return "must name the URL, not the file that serves it";
  for (const [at, segment] of segments.entries()) {
    const problem = segmentProblem(segment, at === segments.length - 1);
    if (problem) return problem;
  }
  const names = segments.flatMap((segment) => readParam(segment)?.name ?? []);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? null : `must not use the parameter ${twice} twice`;
}

function segmentProblem(segment: string, isLast: boolean): string | null {
  if (segment === "." || segment === "..") return "must not hold . or .. segments";
  if (/^\(.*/.test(segment))
    return "must name a URL: route groups and intercepting folders leave no trace in one";
  if (segment.startsWith("@")) return "must name a URL: a parallel slot has none of its own";
  if (segment.startsWith("_"))
    return "must name a URL: Next.js serves nothing from folders that start with _";
  if (/^[[:]/.test(segment)) {
    const param = readParam(segment);
    if (!param) return "must name its parameters with letters and digits, as in [id], [...path] or :id";
    if (["constructor", "prototype"].includes(param.name)) return `must not call a parameter ${param.name}`;
    return param.kind === "one" || isLast ? null : "must have [...name] as its last segment only";
  }
  return /^[\w.~-]+$/.test(segment) ? null : "must hold only letters, digits and - _ . ~ between its slashes";
}

/** `[id]`, `:id`, `[...path]`, `[[...path]]`, `:path*` */
function readParam(segment: string): RouteParam | null {
  const [, one, many, optional] =
    /^(?:\[([A-Za-z]\w*)\]|\[\.{3}([A-Za-z]\w*)\]|\[\[\.{3}([A-Za-z]\w*)\]\])$/.exec(segment) ?? [];
  const [, name, star] = /^:([A-Za-z]\w*)(\*?)$/.exec(segment) ?? [];
  if (name !== undefined) return { name, kind: star ? "optional" : "one" };
  if (one !== undefined) return { name: one, kind: "one" };
  if (many !== undefined) return { name: many, kind: "many" };
  return optional === undefined ? null : { name: optional, kind: "optional" };
}

/** One slash at either end is a habit. */
function segmentsOf(typed: string): string[] {
  const bare = typed.replace(/^\//, "").replace(/(?<=[^/])\/$/, "");
  return bare === "" ? [] : bare.split("/");
}

/** Nothing in it acts on a terminal. */
function shown(typed: string): string {
  const cut = JSON.stringify(typed.length > 80 ? `${typed.slice(0, 79)}…` : typed);
  return cut.replace(/[^\x20-\x7e…]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
