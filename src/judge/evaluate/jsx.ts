// JSX: making an element runs nothing; rendering it runs the server components in it.
import { ts } from "../../syntax.ts";
import { runAside } from "./aside.ts";
import { awaited } from "./awaited.ts";
import { invoke } from "./calls.ts";
import { evaluate } from "./expressions.ts";
import { isInert } from "./inert.ts";
import { memberOf } from "./members.ts";
import { indexOf } from "./module-index.ts";
import { lookUp } from "./names.ts";
import { type Event, type Run, siteOf } from "./run.ts";
import { holderOf, type Scope } from "./scope.ts";
import {
  type Closure,
  type Element,
  known,
  record,
  type Shape,
  type Site,
  Thrown,
  unknown,
  type Value,
} from "./value.ts";

type Jsx = ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment;

export function evaluateJsx(run: Run, node: Jsx, scope: Scope): Element {
  const opening = ts.isJsxElement(node)
    ? node.openingElement
    : ts.isJsxSelfClosingElement(node)
      ? node
      : null;
  const props = new Map<string, Value>();
  for (const property of opening?.attributes.properties ?? []) {
    if (ts.isJsxSpreadAttribute(property)) {
      const spread = evaluate(run, property.expression, scope);
      if (spread.kind === "record") for (const [name, value] of spread.members) props.set(name, value);
      continue;
    }
    const { initializer } = property;
    const value = !initializer
      ? known(true)
      : ts.isJsxExpression(initializer)
        ? initializer.expression
          ? evaluate(run, initializer.expression, scope)
          : known(undefined)
        : evaluate(run, initializer, scope);
    props.set(property.name.getText(scope.module.tree), value);
  }
  const parts = ts.isJsxElement(node) || ts.isJsxFragment(node) ? node.children : [];
  const children = parts.flatMap((part): Value[] => {
    if (ts.isJsxText(part)) return [];
    if (ts.isJsxExpression(part)) return part.expression ? [evaluate(run, part.expression, scope)] : [];
    return [evaluateJsx(run, part, scope)];
  });
  const type = opening ? typeOf(run, opening.tagName, scope) : null;
  return { kind: "element", type, props, children, site: siteOf(scope, node) };
}

/** null: a host element like `div`. */
function typeOf(run: Run, tag: ts.JsxTagNameExpression, scope: Scope): Value | null {
  if (ts.isIdentifier(tag)) {
    return /^[a-z]/.test(tag.text) || showsOnly(run, tag.text, scope) ? null : lookUp(run, tag.text, scope);
  }
  if (ts.isPropertyAccessExpression(tag)) {
    const holder = typeOf(run, tag.expression as ts.JsxTagNameExpression, scope);
    return holder && memberOf(run, holder, tag.name.text, siteOf(scope, tag));
  }
  return null;
}

/** Is it imported from where nothing but drawing is done? */
function showsOnly(run: Run, name: string, scope: Scope): boolean {
  if (holderOf(scope, name)) return false;
  const declared = indexOf(scope.module).declared.get(name);
  if (declared?.kind !== "import") return false;
  const file = run.world.project.follow(scope.module.file, declared.specifier);
  return file !== null && isInert(run.world, file);
}

/** Runs what the server renders. Work in it counts whatever stops the page later: it may have been streamed. */
export function render(run: Run, value: Value): void {
  if (value.kind === "promise") {
    render(run, awaited(value));
  } else if (value.kind === "list") {
    renderAll(run, value.items);
  } else if (value.kind === "record") {
    // `<Tabs items={[{ content: <Rows /> }]} />`
    renderAll(run, [...value.members.values()].filter(holdsElement));
  } else if (value.kind === "element") {
    renderElement(run, value);
  }
}

function renderElement(run: Run, { type, props, children, site }: Element): void {
  const isClient = type?.kind === "closure" && isClientModule(type.scope);
  if (type?.kind === "closure" && !isClient) {
    const given = record(Object.fromEntries(props));
    const [only, ...more] = children;
    if (only)
      given.members.set(
        "children",
        more.length > 0 ? { kind: "list", items: children, isOpen: false } : only,
      );
    renderComponent(run, type, given, site);
    return;
  }
  if (type?.kind === "native") {
    const shown = type.call(run, [record(Object.fromEntries(props))], site, null);
    if (shown.kind === "known" && !shown.value) {
      render(run, props.get("fallback") ?? shown);
      return;
    }
  }
  renderAll(run, [...children.map((child) => fromFunction(run, child, site)), ...props.values()]);
}

/** `<Await>{() => <Rows />}</Await>` */
function fromFunction(run: Run, child: Value, site: Site): Value {
  if (child.kind !== "closure") return child;
  return invoke(run, child, [unknown("data", "what a component hands out")], site, null);
}

/** Siblings do not wait for one another: what one of them throws comes too late for the others. */
function renderAll(run: Run, values: Value[]): void {
  let first: Thrown | null = null;
  for (const value of values) {
    try {
      render(run, value);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      first ??= error;
    }
  }
  if (first) throw first;
}

function renderComponent(run: Run, type: Closure, given: Shape, site: Site): void {
  const body = (): void => {
    run.rendering += 1;
    try {
      render(run, invoke(run, type, [given], site, null));
    } finally {
      run.rendering -= 1;
    }
  };
  const work = workOf(run, type, given, body);
  if (work) run.events.push(...work);
  else body();
}

/** What it does for its own part is the same wherever it is given the same, unless it renders what it is given. */
function workOf(run: Run, type: Closure, given: Shape, body: () => void): Event[] | null {
  // One that is made inside the page sees what the page decided on this path.
  if (isInside(type.scope) || [...given.members.values()].some(holdsElement)) return runAside(run, body);
  const key = `renders ${run.caller} ${JSON.stringify([...given.members].map(([name, value]) => [name, plainly(run, value)]))}`;
  const known = (run.world.memo.get(key) ?? new WeakMap()) as WeakMap<ts.Node, Event[] | null>;
  run.world.memo.set(key, known);
  const found = known.get(type.node);
  if (found !== undefined) return found;
  const work = runAside(run, body);
  known.set(type.node, work);
  return work;
}

/** What a component may branch on. */
function plainly(run: Run, value: Value): string {
  const who = value.from ? "by caller" : "";
  if (value.kind === "known") return `${typeof value.value} ${value.value} ${who}`;
  if (value.kind === "list") return `${value.items.map((item) => plainly(run, item))} ${value.isOpen} ${who}`;
  if (value.kind !== "unknown") return `${value.kind} ${who}`;
  return `${value.origin} ${value.truthy ?? run.assumed.get(value)} ${who}`;
}

function isInside(scope: Scope): boolean {
  for (let at: Scope | null = scope; at; at = at.parent) if (at.isFunction) return true;
  return false;
}

function holdsElement(value: Value): boolean {
  if (value.kind === "list") return value.items.some(holdsElement);
  return value.kind === "element" || value.kind === "closure" || value.kind === "record";
}

function isClientModule(scope: Scope): boolean {
  return indexOf(scope.module).directives.includes("use client");
}
