// What does a function of the app do when it is called? Its parameters are bound and its body is run in a scope of its own.
import { ts } from "../../syntax.ts";
import { awaited } from "./awaited.ts";
import { bind, withDefault } from "./bind.ts";
import { openDirectives } from "./directives.ts";
import { mixed } from "./mixed.ts";
import type { Run } from "./run.ts";
import { childOf, type Scope } from "./scope.ts";
import { execBody, returned } from "./statements.ts";
import {
  type Closure,
  list,
  nothing,
  type Promised,
  promise,
  type Site,
  Thrown,
  unknown,
  type Value,
} from "./value.ts";

const deepest = 40;
const mostRepeats = 4;

export function runClosure(run: Run, closure: Closure, args: Value[], site: Site, self: Value | null): Value {
  return generated(run, closure, args, site, self) ?? runBody(run, closure, args, site, self);
}

function runBody(
  run: Run,
  { node, scope: outer, self: own }: Closure,
  args: Value[],
  site: Site,
  self: Value | null,
): Value {
  if (!node.body) return unknown("opaque", "a function without a body");
  const repeats = run.stack.filter((frame) => frame.node === node).length;
  if (repeats >= mostRepeats || run.stack.length >= deepest) {
    return opaque(run, site, "it calls itself, or goes too deep", args);
  }
  const isAsync = ts.canHaveModifiers(node)
    ? (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false)
    : false;
  const isArrow = ts.isArrowFunction(node);
  const scope = childOf(outer, isArrow ? outer.self : (self ?? own));
  scope.isFunction = true;
  // What a module's own code made lives on between requests.
  scope.isShared = run.loading.length > 0;
  const collecting = run.collected?.length ?? 0;
  run.stack.push({ node, isCached: openDirectives(node).includes("use cache") });
  // What is thrown in a function that is not awaited is not caught by its caller's `try` either.
  try {
    bindParameters(run, node, args, scope);
    const value = ts.isBlock(node.body) ? execBody(run, node.body, scope) : returned(run, node.body, scope);
    return isAsync ? promise(settled(value)) : value;
  } catch (error) {
    if (!isAsync || !(error instanceof Thrown)) throw error;
    const rejected: Promised = { ...promise(nothing, error), site };
    run.rejected.push(rejected);
    return rejected;
  } finally {
    run.stack.pop();
    if (run.collected) run.collected.length = collecting;
  }
}

/** Calling a generator runs not one of its statements; who goes through it does, as far as they like. */
function generated(run: Run, closure: Closure, args: Value[], site: Site, self: Value | null): Value | null {
  const { node } = closure;
  const isGenerator = "asteriskToken" in node && node.asteriskToken !== undefined;
  const call = site.node;
  // Who is handed a generator function may well ask.
  if (!isGenerator || !ts.isCallExpression(call) || node.parent === call) return null;
  const { parent } = call;
  if (ts.isForOfStatement(parent) || ts.isSpreadElement(parent) || ts.isYieldExpression(parent)) return null;
  const made = unknown("data", "a generator");
  const whole = ts.isAwaitExpression(parent) || ts.isVoidExpression(parent) ? parent : call;
  if (ts.isExpressionStatement(whole.parent)) return made;
  // What it does may be done; what it checks may never be reached.
  const before = run.events.length;
  try {
    runBody(run, closure, args, site, self);
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
  }
  const after = run.events.splice(before);
  run.events.push(...after.filter(({ kind }) => kind === "work" || kind === "opaque"));
  return made;
}

/** `return promise` from an async function waits for it. */
function settled(value: Value): Value {
  return value.kind === "promise" ? awaited(value) : value;
}

function bindParameters(run: Run, node: ts.FunctionLikeDeclaration, args: Value[], scope: Scope): void {
  for (const [index, parameter] of node.parameters.entries()) {
    if (parameter.dotDotDotToken) {
      bind(run, parameter.name, list(args.slice(index)), scope);
      continue;
    }
    const value = args[index] ?? nothing;
    bind(run, parameter.name, withDefault(run, value, parameter.initializer, scope), scope);
  }
}

function opaque(run: Run, site: Site, reason: string, args: Value[]): Value {
  run.events.push({ kind: "opaque", site, reason });
  return mixed(args, reason, "opaque");
}
