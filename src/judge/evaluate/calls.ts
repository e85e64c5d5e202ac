// What happens when a value is called, or made with `new`? Functions of the app are run, packages are told by natives, the
// rest is work.
import type { ts } from "../../syntax.ts";
import { callBacks } from "./call-backs.ts";
import { callUnknown } from "./call-unknown.ts";
import { argumentsOf } from "./chains.ts";
import { construct as constructClass, instanceOf } from "./classes.ts";
import { evaluate } from "./expressions.ts";
import { mixed } from "./mixed.ts";
import { describe, type Run, siteOf } from "./run.ts";
import { runClosure } from "./run-closure.ts";
import type { Scope } from "./scope.ts";
import { type Site, Thrown, unknown, type Value } from "./value.ts";

export function invoke(run: Run, target: Value, args: Value[], site: Site, self: Value | null): Value {
  switch (target.kind) {
    case "closure":
      return runClosure(run, target, args, site, self ?? target.self);
    case "native":
      return target.call(run, args, site, self);
    case "unknown":
      return callUnknown(run, target, args, site, self);
    case "module":
      return callUnknown(run, unknown("package", target.specifier), args, site, null);
    case "class":
      return instanceOf(run, target, args);
    default:
      throw new Thrown("error", unknown("data", "TypeError"), site, target.from);
  }
}

export function construct(run: Run, node: ts.NewExpression, scope: Scope): Value {
  const target = evaluate(run, node.expression, scope);
  const args = argumentsOf(run, node.arguments ?? [], scope);
  const site = siteOf(scope, node);
  if (target.kind === "class") return constructClass(run, target, args);
  if (target.kind === "native") return target.call(run, args, site, null);
  const back = callBacks(run, args, site);
  if (back.error && !back.isAsync) throw back.error;
  if (target.kind === "unknown" && target.origin !== "package")
    return mixed([target, ...args], describe(site).text);
  return { ...mixed(args, describe(site).text, "package"), truthy: true };
}
