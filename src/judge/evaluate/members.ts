// What is a member of a value worth? `a.b`, `a[0]`, and what destructuring takes out.
import { ts } from "../../syntax.ts";
import { answerMember } from "../builtins/answers.ts";
import { listMember } from "../builtins/lists.ts";
import { promiseMember } from "../builtins/promises.ts";
import { regexpMember, stringMember } from "../builtins/strings.ts";
import { anyOf } from "./any-of.ts";
import { invoke } from "./calls.ts";
import { classMember } from "./classes.ts";
import { moduleMember } from "./imports.ts";
import { noteForgotten } from "./operators.ts";
import type { Run } from "./run.ts";
import { known, native, type Site, Thrown, type Unknown, unknown, type Value, withOrigin } from "./value.ts";

export function memberOf(run: Run, value: Value, name: string, site: Site): Value {
  switch (value.kind) {
    case "known":
      // A crash stops as well as a check does.
      if (value.value == null) throw new Thrown("error", unknown("data", "TypeError"), site, value.from);
      return typeof value.value === "string" ? stringMember(value, name) : unknown("data", name);
    case "list":
      return listMember(value, name);
    case "record": {
      const found = value.members.get(name);
      if (found?.kind === "closure" && ts.isGetAccessorDeclaration(found.node))
        return invoke(run, found, [], site, value);
      if (found?.kind === "native" && found.isGetter) return found.call(run, [], site, value);
      if (found) return withOrigin(found, value.from);
      if (name === "[]") return anyOf([...value.members.values()]);
      if (!value.rest) return inherited(name) ?? known(undefined, below(value.from, name));
      return value.rest.kind === "unknown"
        ? withOrigin(unknownMember(value.rest, name), value.from)
        : value.rest;
    }
    case "native":
      return value.members?.get(name) ?? bound(value, name) ?? unknown("data", `${value.name}.${name}`);
    case "closure":
      return bound(value, name) ?? unknown("data", name);
    case "class":
      return classMember(run, value, name);
    case "promise":
      // A forgotten `await`: the members of the promise itself, so that what was meant is undefined.
      if (value.from && !settling.has(name)) noteForgotten(run, value, site);
      return promiseMember(value, name);
    case "answer":
      return answerMember(value, name);
    case "regexp":
      return regexpMember(value, name);
    case "module":
      return moduleMember(run, value, name);
    case "element":
      return value.props.get(name) ?? unknown("data", name);
    case "unknown":
      return unknownMember(value, name);
  }
}

const settling = new Set(["then", "catch", "finally"]);

function unknownMember(value: Unknown, name: string): Value {
  const key = `.${name}`;
  const found = value.memo.get(key);
  if (found) return found;
  const sources = isSecretName(value, name) ? [...value.sources, "secret" as const] : value.sources;
  const made = unknown(value.origin, `${value.note}.${name}`, sources, { from: value.from });
  value.memo.set(key, made);
  return made;
}

/** A missing claim is named by its path: `sessionClaims.metadata.role`. */
function below(from: Value["from"], name: string): Value["from"] {
  const path = from?.requires?.other;
  return from && path ? { ...from, requires: { other: `${path}.${name}` } } : from;
}

/** Which variables are secret only their names tell; public ones are in every browser. */
function isSecretName({ sources }: Unknown, name: string): boolean {
  if (sources.size !== 1 || !sources.has("env") || /^(NEXT_)?PUBLIC_/.test(name)) return false;
  return /secret|token|key|password|passwd|pwd|credential|signature/i.test(name);
}

/** `f.bind(x)` is the same function, with its first arguments where some follow; `call` and `apply` run it. */
function bound(value: Value, name: string): Value | null {
  if (name === "bind") {
    return native("bind", (_bind, [self = null, ...first]) =>
      first.length === 0
        ? value
        : native("bound", (run, args, site) => invoke(run, value, [...first, ...args], site, self)),
    );
  }
  if (name === "call") {
    return native("call", (run, [self = null, ...args], site) => invoke(run, value, args, site, self));
  }
  if (name !== "apply") return null;
  return native("apply", (run, [self = null, args], site) =>
    invoke(run, value, args?.kind === "list" ? args.items : [], site, self),
  );
}

/** What every object has; a member that the app's code does not name is never taken to be missing. */
function inherited(name: string): Value | null {
  return name in Object.prototype ? unknown("data", name) : null;
}
