// A request as code sees it: its path and method where they are known, everything else up to the caller.
import { urlOf } from "../builtins/urls.ts";
import { mayThrow } from "./may-throw.ts";
import { headerSource, named } from "./named.ts";
import { decide } from "./run.ts";
import { known, native, promise, type Shape, type Unknown, unknown, type Value } from "./value.ts";

export interface AskedFor {
  /** null: not known. */
  pathname: string | null;
  /** The usual one, and another one that is answered alike; none: not known. */
  methods: string[];
}

/** Code may give the request other members, so each one is a record of its own; what they hold is never changed. */
export function requestValue({ pathname, methods }: AskedFor): Shape {
  const url = urlOf(pathname);
  const members = new Map(upToCaller);
  members.set("nextUrl", url);
  members.set("url", url.members.get("href") ?? unknown("input", "url"));
  members.set("method", methodOf(methods));
  members.set("headers", copyOf(headers));
  members.set("cookies", copyOf(cookies));
  return { kind: "record", members, rest };
}

function methodOf([usual, other]: string[]): Value {
  if (usual === undefined) return anyMethod;
  return other === undefined ? known(usual) : eitherMethod(usual, other);
}

/** Only code that reads the method is followed for both. */
function eitherMethod(usual: string, other: string): Value {
  const words = { yes: `the method is ${usual}`, no: `the method is ${other}` };
  const isUsual: Unknown = { ...unknown("input", "req.method", ["other"]), words };
  const read = native("method", (run, _args, site) => known(decide(run, isUsual, site) ? usual : other));
  return { ...read, isGetter: true };
}

const copyOf = (shape: Shape): Shape => ({ ...shape, members: new Map(shape.members) });

const body = (name: string): Value =>
  native(name, (run, _args, site) => {
    mayThrow(run, site);
    return promise(unknown("input", `${name}()`, ["body"]));
  });

const upToCaller: [string, Value][] = [
  ...["json", "text", "formData", "arrayBuffer", "blob"].map((name): [string, Value] => [name, body(name)]),
  ["body", unknown("input", "req.body", ["body"])],
  ["query", unknown("input", "req.query", ["query"])],
];
const anyMethod = unknown("input", "req.method", ["other"]);
const rest = unknown("input", "req", ["other"]);
const headers = named("headers", headerSource);
const cookies = named("cookies", () => ["cookie"]);
