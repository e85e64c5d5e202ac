// Assertions: `invariant(userId)` throws unless what it is given holds.
import { branch } from "../evaluate/operators.ts";
import { native, nothing, Thrown, type Value } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";

const holds = native("assert", (run, [condition = nothing, message = nothing], site) => {
  if (branch(run, condition, site)) return nothing;
  throw new Thrown("throw", message, site, condition.from);
});

const assert: Value = {
  ...holds,
  members: new Map<string, Value>([
    ["ok", holds],
    ["strict", holds],
  ]),
};

const packages: Record<string, Record<string, Value>> = {
  "tiny-invariant": { default: holds, invariant: holds },
  invariant: { default: holds },
  "ts-invariant": { invariant: holds, default: holds },
  assert: { default: assert, ok: holds, strict: assert },
};

export const assertions: Knowledge = (_run, specifier, name) =>
  packages[specifier.replace(/^node:/, "").replace(/\/strict$/, "")]?.[name] ?? null;
