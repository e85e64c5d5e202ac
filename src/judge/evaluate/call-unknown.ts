// What comes of a call whose function is not known? A package's object does work, data gives more data, and what cannot be
// followed may stop callers.
import { isWriting } from "../knowledge/writing.ts";
import { callBacks } from "./call-backs.ts";
import { invoke } from "./calls.ts";
import { credentialOrigin, isCredentialCheck } from "./credential.ts";
import { mayThrow } from "./may-throw.ts";
import { mixed, sourcesOf } from "./mixed.ts";
import { perhaps } from "./perhaps.ts";
import { decide, describe, type Run } from "./run.ts";
import { known, list, promise, record, type Site, type Unknown, unknown, type Value } from "./value.ts";

export function callUnknown(run: Run, target: Unknown, args: Value[], site: Site, self: Value | null): Value {
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
    // A single variable is one text: any part of it would do.
    const isPart = /^process\.env\.\w+\.includes$/.test(target.note);
    if (first && !isPart && /\.(includes|has)$/.test(target.note) && isCredentialCheck(run, target, first)) {
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
  if (!results.error || isCaught(run, target, site)) return results.error ? caughtResult(text) : value;
  // `await db.$transaction(async () => { … throw … })`: whoever waits for the call hears of it.
  const rejected = promise(value, results.error);
  run.rejected.push(rejected);
  return rejected;
}

/** `const { error } = await tryCatch(async () => { … throw … })`: a package's function may keep what is thrown to itself. */
function isCaught(run: Run, target: Unknown, site: Site): boolean {
  if (target.note.includes(".")) return false;
  if (decide(run, unknown("data", `${target.note}() lets pass what is thrown in it`, ["other"]), site))
    return false;
  // All it did was to run what it was given.
  const at = run.events.findLastIndex((event) => event.kind === "work" && event.site === site);
  run.events.splice(at, 1);
  for (const decision of run.decisions) if (decision.at > at) decision.at -= 1;
  return true;
}

/** `{ error }`, `[error]`, `[data, error]`: whoever looks at it sees it. */
function caughtResult(text: string): Value {
  const error = unknown("data", `the error of ${text}`, ["other"], { truthy: true });
  const members = {
    error,
    err: error,
    "0": error,
    "1": error,
    ok: known(false),
    success: known(false),
    data: known(null),
  };
  return promise(record(members, unknown("data", text, ["other"])));
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
