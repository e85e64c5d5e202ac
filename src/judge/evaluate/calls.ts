// What happens when a value is called? Functions of the app are run, packages are told by natives, the rest is work.
import { ts } from "../../syntax.ts";
import { isWriting } from "../knowledge/writing.ts";
import { awaited } from "./awaited.ts";
import { bind, withDefault } from "./bind.ts";
import { argumentsOf } from "./chains.ts";
import { construct as constructClass, instanceOf } from "./classes.ts";
import { credentialOrigin, isCredentialCheck } from "./credential.ts";
import { openDirectives } from "./directives.ts";
import { evaluate } from "./expressions.ts";
import { perhaps } from "./perhaps.ts";
import { decide, describe, type Run, siteOf } from "./run.ts";
import { childOf, type Scope } from "./scope.ts";
import { execBody, returned } from "./statements.ts";
import {
  type Closure,
  known,
  list,
  mixed,
  nothing,
  type Promised,
  promise,
  type Site,
  sourcesOf,
  Thrown,
  type Unknown,
  unknown,
  type Value,
} from "./value.ts";

const deepest = 40;
const mostRepeats = 4;

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

function runClosure(
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

function callUnknown(run: Run, target: Unknown, args: Value[], site: Site, self: Value | null): Value {
  const { text } = describe(site);
  // A function that cannot be followed may change the lists it is handed while a module is made.
  if (run.loading.length > 0) {
    for (const arg of args) if (arg.kind === "list") Object.assign(arg, { isOpen: true, isShifted: true });
  }
  if (target.origin === "opaque") {
    run.events.push({ kind: "opaque", site, reason: target.note });
    callBacks(run, args, site);
    return { ...mixed([target, ...args], text, "opaque"), from: undefined };
  }
  if (target.origin === "package" || /\.(json|text|formData|parse|parseAsync|verify)$/.test(target.note))
    mayThrow(run, site);
  if (target.origin !== "package") {
    const [first] = args;
    if (first && /\.(includes|has)$/.test(target.note) && isCredentialCheck(run, target, first)) {
      return known(run.caller === "full", credentialOrigin(run, site));
    }
    const results = perhaps(run, site, () => {
      const back = callBacks(run, args, site);
      if (back.error && !back.isAsync) throw back.error;
      return back;
    });
    if (results && /\.(map|flatMap)$/.test(target.note) && results.values.length > 0)
      return list(results.values, true);
    // Every id begins alike: what is always there tells nothing about who it is.
    const isOwn = self?.kind === "unknown" && self.truthy === true;
    const isListed =
      /\.(includes|has)$/.test(target.note) &&
      target.sources.has("env") &&
      args.some((arg) => sourcesOf(arg).has("caller"));
    const isPrivilege =
      isListed || (!isOwn && target.sources.has("caller") && tests.test(target.note) && args.every(isFixed));
    return { ...mixed([target, ...args], text, target.origin), from: target.from, isPrivilege };
  }
  const handler = target.memo.get("wrapped");
  if (handler) {
    run.events.push({ kind: "opaque", site, reason: `what ${target.note} made` });
    return invoke(run, handler, args, site, null);
  }
  run.events.push({
    kind: "work",
    site,
    isWrite: isWriting(target.note, text),
    rendered: run.rendering > 0,
    note: text,
  });
  // `export const GET = withThing(handler)`: run when what it made is called.
  const wrapped = run.stack.length === 0 ? args.find(isFunction) : undefined;
  if (wrapped) {
    const made = fetched([target], `${target.note}()`);
    made.memo.set("wrapped", wrapped);
    return made;
  }
  const results = callBacks(run, args, site);
  const value = fetched([target, ...args], text);
  if (!results.error && isKeyLookup(run, target, value)) return known(null, credentialOrigin(run, site));
  if (!results.error) return value;
  // `await db.$transaction(async () => { … throw … })`: whoever waits for the call hears of it.
  const rejected = promise(value, results.error);
  run.rejected.push(rejected);
  return rejected;
}

/** `db.apiKey.findUnique({ where: { key } })` with what a header says: nobody without a key is found. */
function isKeyLookup(run: Run, target: Unknown, value: Unknown): boolean {
  return (
    run.mode === "guard" &&
    run.caller !== "full" &&
    value.sources.has("credential") &&
    /\.(find(?!Many|All)|get(?!All|Many)|verify|validate|authenticate|lookup|retrieve)\w*$/.test(target.note)
  );
}

const isFunction = (value: Value): boolean => value.kind === "closure" || value.kind === "native";

/** `email.endsWith("@example.com")` */
const tests = /\.(endsWith|startsWith|includes|match)$/;
const isFixed = (value: Value): boolean => value.kind === "known" || value.kind === "regexp";

/** What a package's object answers: data, looked up with what it was given. */
function fetched(values: Value[], note: string): Unknown {
  const given = mixed(values, note, "package");
  return { ...given, sources: new Set([...given.sources, "data"]), from: undefined };
}

/** Functions that are passed along, in objects too, are run once, with arguments nobody knows. */
export function callBacks(
  run: Run,
  args: Value[],
  site: Site,
): { values: Value[]; error: Thrown | null; isAsync: boolean } {
  const values: Value[] = [];
  for (const closure of args.flatMap((arg) => closuresIn(arg, 3))) {
    const given = closure.node.parameters.map((parameter) => unknown("data", parameter.name.getText()));
    try {
      const value = invoke(run, closure, given, site, null);
      if (value.kind === "promise" && value.error) {
        value.isHeard = true;
        return { values: [...values, value], error: value.error, isAsync: true };
      }
      values.push(value);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return { values, error, isAsync: false };
    }
  }
  return { values, error: null, isAsync: false };
}

function closuresIn(value: Value, depth: number): Closure[] {
  if (value.kind === "closure") return [value];
  if (depth === 0) return [];
  if (value.kind === "record")
    return [...value.members.values()].flatMap((member) => closuresIn(member, depth - 1));
  return value.kind === "list" ? value.items.flatMap((item) => closuresIn(item, depth - 1)) : [];
}

/** Inside `try`, the first call that can fail is seen failing too: what `catch` does then may open the way. */
export function mayThrow(run: Run, site: Site): void {
  const attempt = run.tries.at(-1);
  if (!attempt || attempt.tried || run.collected) return;
  attempt.tried = true;
  const fails = unknown("data", `${describe(site).text} fails`, ["other"]);
  if (decide(run, fails, site)) throw new Thrown("error", unknown("data", "error"), site);
}
