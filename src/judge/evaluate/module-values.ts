// What do a module's variables hold? Evaluated when first asked for, and remembered between runs unless a path decides.
import type { ts } from "../../syntax.ts";
import { bind } from "./bind.ts";
import { evaluate } from "./expressions.ts";
import { imported } from "./imports.ts";
import { type Declared, indexOf } from "./module-index.ts";
import { scopeOf } from "./modules.ts";
import type { Run } from "./run.ts";
import { childOf, type Module, type Scope } from "./scope.ts";
import { exec } from "./statements.ts";
import { known, nothing, Thrown, unknown, type Value } from "./value.ts";

export function declaresName(module: Module, name: string): boolean {
  return indexOf(module).declared.has(name);
}

export function moduleValue(run: Run, module: Module, name: string): Value {
  const declared = indexOf(module).declared.get(name);
  if (!declared) return unknown("opaque", name);
  const assigned = ofRun(run, module, name);
  if (assigned) return assigned;
  const until = declared.kind === "variable" && declared.later.length > 0 ? loadedUntil(run, module) : null;
  const key = until === null ? name : `${name}@${until}`;
  return loaded(run, key, module, placeOf(declared), () => {
    const value = declaredValue(run, module, name, declared, until ?? Number.POSITIVE_INFINITY);
    const isGrown = declared.kind === "variable" && declared.isMutated;
    // Nobody knows what it holds by then. In a guard it is a store like any other.
    if (isGrown && (value.kind === "list" || value.kind === "record")) {
      return unknown(run.mode === "gate" ? "opaque" : "package", `${name}, which functions change`);
    }
    return value;
  });
}

/** What it holds on this path only. */
function ofRun(run: Run, { file }: Module, name: string): Value | undefined {
  return run.modules.size > 0 ? run.modules.get(`${file}#${name}`) : undefined;
}

/** Evaluates once for all runs, or once a run where a path decides. What a module does then is not done for a caller. */
export function loaded(run: Run, name: string, module: Module, at: number, body: () => Value): Value {
  const done = ofRun(run, module, name) ?? module.values.get(name);
  if (done) return done;
  const { file } = module;
  const key = `${file}#${name}`;
  if (run.evaluating.has(key)) return unknown("opaque", `${key}, which is defined by itself`);
  run.evaluating.add(key);
  run.loading.push({ file, at, depth: run.stack.length });
  const { events, decisions } = run;
  const before = { events: events.length, decisions: decisions.length };
  let value: Value;
  try {
    value = body();
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    value = unknown("opaque", `${key}, which fails when the module loads`);
  } finally {
    run.evaluating.delete(key);
    run.loading.pop();
    events.length = before.events;
  }
  if (decisions.length === before.decisions) module.values.set(name, value);
  else run.modules.set(key, value);
  return value;
}

/** How far the module has run when its own top level asks for a variable; to its end, when a function does. */
function loadedUntil(run: Run, { file }: Module): number {
  const asking = run.loading.at(-1);
  return asking?.file === file && asking.depth === run.stack.length ? asking.at : Number.POSITIVE_INFINITY;
}

function placeOf(declared: Declared): number {
  if (declared.kind === "import") return 0;
  return declared.kind === "variable" ? declared.declaration.pos : declared.node.pos;
}

function declaredValue(run: Run, module: Module, name: string, declared: Declared, until: number): Value {
  const scope = scopeOf(module);
  switch (declared.kind) {
    case "import":
      return imported(run, module.file, declared.specifier, declared.name);
    case "function":
      return { kind: "closure", node: declared.node, scope, self: null };
    case "class":
      return { kind: "class", node: declared.node, scope };
    case "namespace":
      return unknown("opaque", `the namespace ${name}`);
    case "enum":
      return enumValue(run, declared.node, scope);
    case "variable": {
      const { declaration, later, isShared } = declared;
      if (isShared) return unknown("package", name, ["data"]);
      const local = childOf(scope);
      const { initializer } = declaration;
      // `for (const x of …)` and `declare const` have no initializer.
      bind(run, declaration.name, initializer ? evaluate(run, initializer, scope) : nothing, local);
      for (const statement of later) {
        if (statement.pos < until) exec(run, statement, local);
      }
      return local.values.get(name) ?? nothing;
    }
  }
}

function enumValue(run: Run, node: ts.EnumDeclaration, scope: Scope): Value {
  const members = node.members.map((member, index): [string, Value] => [
    member.name.getText(scope.module.tree).replace(/^["']|["']$/g, ""),
    member.initializer ? evaluate(run, member.initializer, scope) : known(index),
  ]);
  return { kind: "record", members: new Map(members), rest: null };
}
