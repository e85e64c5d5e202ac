// What do operators make of values that are only partly known? Who calls stays attached to what is derived from it.
import { ts } from "../../syntax.ts";
import { equality } from "./equality.ts";
import { lastCheck } from "./failed-checks.ts";
import { mixed } from "./mixed.ts";
import { decide, describe, type Run } from "./run.ts";
import {
  type Known,
  known,
  type Primitive,
  type Promised,
  type Site,
  type Unknown,
  unknown,
  type Value,
} from "./value.ts";

/** null: cannot be known without deciding. */
export function truthiness(value: Value): boolean | null {
  if (value.kind === "known") return Boolean(value.value);
  if (value.kind === "unknown") return value.truthy;
  return value.kind === "list" && value.isEither ? truthinessOfAll(value.items) : true;
}

/** null: they differ, or one of them is not known. */
function truthinessOfAll(values: Value[]): boolean | null {
  const [first = null, ...others] = values.map(truthiness);
  return others.every((other) => other === first) ? first : null;
}

/** Takes a side where it must, and notes a check where who calls decides. */
export function branch(run: Run, value: Value, site: Site): boolean {
  const taken = value.kind === "unknown" ? decide(run, value, site) : (truthiness(value) ?? false);
  if (value.kind === "promise") noteForgotten(run, value, site);
  noteCheck(run, value, site);
  return taken;
}

export function noteCheck(run: Run, value: Value, site: Site): void {
  if (!value.from) return;
  run.events.push({ kind: "check", origin: value.from, site, depth: run.stack.length, stops: false });
}

/** A promise is always true, and has none of the session's members. */
export function noteForgotten(run: Run, value: Promised, site: Site): void {
  const origin = value.from ?? lastCheck(run, 0);
  if (!origin) return;
  run.events.push({
    kind: "attempt",
    site,
    origin,
    problem: "`await` is missing: this is a promise",
    isAlways: true,
  });
}

export function not(value: Value): Value {
  const truthy = truthiness(value);
  if (truthy !== null) return known(!truthy, value.from);
  if (value.kind !== "unknown") return unknown("data", "one of two", [], { from: value.from });
  return value.memo.get("!") ?? remember(value, "!", negated(value));
}

function negated(value: Unknown): Unknown {
  const result = unknown(value.origin, `!(${value.note})`, value.sources, {
    isPrivilege: value.isPrivilege,
    from: value.from,
  });
  result.memo.set("!", value);
  return result;
}

export function remember(value: Unknown, key: string, result: Value): Value {
  value.memo.set(key, result);
  return result;
}

const equalities = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

export function binary(run: Run, operator: ts.SyntaxKind, left: Value, right: Value, site: Site): Value {
  if (equalities.has(operator)) {
    const isLoose =
      operator === ts.SyntaxKind.EqualsEqualsToken || operator === ts.SyntaxKind.ExclamationEqualsToken;
    const equal = equality(run, left, right, isLoose, site);
    const isNegative =
      operator === ts.SyntaxKind.ExclamationEqualsToken ||
      operator === ts.SyntaxKind.ExclamationEqualsEqualsToken;
    return isNegative ? not(equal) : equal;
  }
  const from = left.from ?? right.from;
  if (left.kind === "known" && right.kind === "known") {
    const result = compute(operator, left, right);
    if (result !== null) return { ...result, from };
  }
  return withNote(mixed([left, right], "", "data"), site);
}

type Comparable = string | number;

/** As JavaScript compares: nothing is neither more nor less than anything. */
const relations = new Map<ts.SyntaxKind, (a: Primitive, b: Primitive) => boolean>([
  [ts.SyntaxKind.LessThanToken, (a, b) => (a as Comparable) < (b as Comparable)],
  [ts.SyntaxKind.LessThanEqualsToken, (a, b) => (a as Comparable) <= (b as Comparable)],
  [ts.SyntaxKind.GreaterThanToken, (a, b) => (a as Comparable) > (b as Comparable)],
  [ts.SyntaxKind.GreaterThanEqualsToken, (a, b) => (a as Comparable) >= (b as Comparable)],
]);

function compute(operator: ts.SyntaxKind, left: Known, right: Known): Known | null {
  const a = left.value;
  const b = right.value;
  if (operator === ts.SyntaxKind.PlusToken) {
    if (typeof a === "string" || typeof b === "string") return known(`${String(a)}${String(b)}`);
    return typeof a === "number" && typeof b === "number" ? known(a + b) : null;
  }
  const relation = relations.get(operator);
  if (relation) return known(relation(a, b));
  if (typeof a !== "number" || typeof b !== "number") return null;
  switch (operator) {
    case ts.SyntaxKind.MinusToken:
      return known(a - b);
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return known(a ** b);
    case ts.SyntaxKind.PercentToken:
      return known(a % b);
    case ts.SyntaxKind.SlashToken:
      return known(a / b);
    case ts.SyntaxKind.AsteriskToken:
      return known(a * b);
    default:
      return null;
  }
}

function withNote(value: Unknown, site: Site): Unknown {
  return { ...value, note: describe(site).text };
}
