// A request as code sees it: its path and method where they are known, everything else up to the caller.
import { urlOf } from "../builtins/urls.ts";
import { mayThrow } from "./may-throw.ts";
import { known, native, promise, record, type Shape, type Source, unknown, type Value } from "./value.ts";

export interface AskedFor {
  /** null: not known. */
  pathname: string | null;
  method: string | null;
}

/** Code may give the request other members, so each one is a record of its own; what they hold is never changed. */
export function requestValue({ pathname, method }: AskedFor): Shape {
  const url = urlOf(pathname);
  const members = new Map(upToCaller);
  members.set("nextUrl", url);
  members.set("url", url.members.get("href") ?? unknown("input", "url"));
  members.set("method", method === null ? anyMethod : known(method));
  members.set("headers", copyOf(headers));
  members.set("cookies", copyOf(cookies));
  return { kind: "record", members, rest };
}

const copyOf = (shape: Shape): Shape => ({ ...shape, members: new Map(shape.members) });

const body = (name: string): Value =>
  native(name, (run, _args, site) => {
    mayThrow(run, site);
    return promise(unknown("input", `${name}()`, ["body"]));
  });

/** `get`, `has`: the same name gives the same value. */
export function named(note: string, sources: (name: string) => Source[]): Shape {
  const seen = new Map<string, Value>();
  const ask = (method: string): Value =>
    native(method, (_run, [name]) => {
      const text = name?.kind === "known" ? String(name.value) : "";
      const found = seen.get(text);
      if (found) return found;
      const made = unknown("input", `${note}.get("${text}")`, sources(text.toLowerCase()));
      seen.set(text, made);
      return made;
    });
  const rest = unknown("input", note, sources(""));
  return record(
    { get: ask("get"), has: ask("has"), getAll: ask("getAll"), set: native("set", () => rest) },
    rest,
  );
}

export function headerSource(name: string): Source[] {
  if (name === "host" || name === "x-forwarded-host") return ["host"];
  if (name === "cookie") return ["cookie"];
  return isCredential(name) ? ["header", "credential"] : ["header"];
}

/** Headers that carry a secret by convention. */
function isCredential(name: string): boolean {
  return name === "authorization" || /(^|-)(api-?key|token|secret|signature)(-|$)/.test(name);
}

const upToCaller: [string, Value][] = [
  ...["json", "text", "formData", "arrayBuffer", "blob"].map((name): [string, Value] => [name, body(name)]),
  ["body", unknown("input", "req.body", ["body"])],
  ["query", unknown("input", "req.query", ["query"])],
];
const anyMethod = unknown("input", "req.method", ["other"]);
const rest = unknown("input", "req", ["other"]);
const headers = named("headers", headerSource);
const cookies = named("cookies", () => ["cookie"]);
