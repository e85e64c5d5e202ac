// `Object.keys(…)`, `Object.assign(…)`: what is asked of records, and how they are changed as a whole.
import { mixed } from "../evaluate/mixed.ts";
import { setMember } from "../evaluate/shared.ts";
import { known, list, native, nothing, record, unknown, type Value } from "../evaluate/value.ts";

export const objectClass = native("Object", (_run, [value = nothing]) => value, {
  keys: native("Object.keys", (_run, [value = nothing]) =>
    value.kind === "record" && !value.rest
      ? list([...value.members.keys()].map((key) => known(key)))
      : mixed([value], "keys"),
  ),
  values: native("Object.values", (_run, [value = nothing]) =>
    value.kind === "record" && !value.rest ? list([...value.members.values()]) : mixed([value], "values"),
  ),
  entries: native("Object.entries", (_run, [value = nothing]) =>
    value.kind === "record" && !value.rest
      ? list([...value.members].map(([key, member]) => list([known(key), member])))
      : mixed([value], "entries"),
  ),
  freeze: native("Object.freeze", (_run, [value = nothing]) => value),
  assign: native("Object.assign", (run, [target = nothing, ...more]) => {
    if (target.kind === "list") return Object.assign(target, { isOpen: true, isShifted: true });
    if (target.kind !== "record") return target;
    for (const source of more) {
      if (source.kind === "record") {
        if (source.rest) overwrite(target, source.rest);
        for (const [name, value] of source.members) setMember(run, target, name, value);
      } else overwrite(target, source);
    }
    return target;
  }),
  defineProperty: native("Object.defineProperty", (_run, [target = nothing, , to = nothing]) =>
    overwrite(target, to),
  ),
  defineProperties: native("Object.defineProperties", (_run, [target = nothing, to = nothing]) =>
    overwrite(target, to),
  ),
  fromEntries: native("Object.fromEntries", (_run, [value = nothing]) => fromEntries(value)),
});

/** Any member may be another one now. */
function overwrite(target: Value, by: Value): Value {
  if (target.kind !== "record" || target.isFixed) return target;
  for (const [name, value] of target.members) {
    target.members.set(name, { ...mixed([value, by], name, "input"), from: undefined });
  }
  target.rest = unknown("input", "a member", ["body"]);
  return target;
}

function fromEntries(value: Value): Value {
  if (value.kind !== "list" || value.isOpen) return mixed([value], "an object");
  const made = record({});
  for (const entry of value.items) {
    const [key, member = nothing] = entry.kind === "list" ? entry.items : [];
    if (key?.kind !== "known") return mixed([value], "an object");
    made.members.set(String(key.value), member);
  }
  return made;
}
