// Are two values equal? Who calls against a fixed value is a role or an allow-list, against other data ownership.
import { credentialOrigin, isCredentialCheck } from "./credential.ts";
import { sourcesOf } from "./mixed.ts";
import { not, remember } from "./operators.ts";
import { describe, type Run } from "./run.ts";
import { type Known, known, type Site, type Unknown, unknown, type Value, withOrigin } from "./value.ts";

export function equality(run: Run, left: Value, right: Value, isLoose: boolean, site: Site): Value {
  const from = left.from ?? right.from;
  if (left.kind === "known" && right.kind === "known") {
    const same =
      isLoose && (left.value == null || right.value == null)
        ? left.value == null && right.value == null
        : left.value === right.value;
    return known(same, requiring(run, from, left, right));
  }
  if (left === right) return known(true, from);
  const unknownSide = left.kind === "unknown" ? left : right.kind === "unknown" ? right : null;
  // Objects are never equal to a literal, nor null.
  if (!unknownSide) return known(false, from);
  const other = unknownSide === left ? right : left;
  if (isCredentialCheck(run, left, right)) return known(run.caller === "full", credentialOrigin(run, site));
  if (other.kind === "known") return equalToKnown(unknownSide, other, isLoose, site);
  return compared(left, right, site);
}

function equalToKnown(value: Unknown, other: Known, isLoose: boolean, site: Site): Value {
  if (other.value == null) {
    if (value.truthy === true) return known(false, value.from);
    // Nobody's id against one from the path or the environment: those are never null.
    if (other.from && !isLoose && isNeverNull(value)) return known(false, other.from);
    if (other.from) return withOrigin(not(value), other.from);
    // Data that is missing is null, undefined or false alike, as far as a check is concerned.
    if (isLoose || value.origin === "data" || value.origin === "input") return not(value);
  }
  if (other.value === "" && value.truthy === true) return known(false, value.from);
  if (typeof other.value === "boolean") return other.value ? value : not(value);
  const key = `=== ${typeof other.value} ${String(other.value)}`;
  return value.memo.get(key) ?? remember(value, key, compared(value, other, site));
}

function isNeverNull({ sources }: Unknown): boolean {
  return (
    sources.size > 0 &&
    [...sources].every((source) => source === "param" || source === "env" || source === "secret")
  );
}

/** Who calls against a fixed value: a role or an allow-list. Against other data: ownership. */
function compared(left: Value, right: Value, site: Site): Unknown {
  const sides = [left, right];
  const ofCaller = sides.some((value) => value.kind === "unknown" && value.sources.has("caller"));
  const isFixed = sides.some(isFixedValue);
  const { text } = describe(site);
  const sources = new Set(sides.flatMap((value) => [...sourcesOf(value)]));
  const result = unknown("data", text, sources, {
    isPrivilege: ofCaller && isFixed,
    from: left.from ?? right.from,
  });
  if (ofCaller && !isFixed) result.memo.set("ownership", result);
  return result;
}

function isFixedValue(value: Value): boolean {
  if (value.kind === "known") return typeof value.value === "string" && value.value !== "";
  if (value.kind !== "unknown") return false;
  return (
    value.sources.size > 0 && [...value.sources].every((source) => source === "env" || source === "secret")
  );
}

/** `role === "admin"` where the caller has no role: what it takes is in the comparison. */
function requiring(run: Run, from: Value["from"], left: Known, right: Known): Value["from"] {
  if (!from?.requires?.other || run.caller !== "plain") return from;
  const wanted = left.from ? right.value : left.value;
  if (typeof wanted !== "string" || wanted === "") return from;
  const isRole = from.requires.other === "orgRole";
  return {
    ...from,
    requires: isRole ? { role: wanted } : { other: `${from.requires.other} is "${wanted}"` },
  };
}
