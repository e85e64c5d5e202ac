// Headers, cookies, search parameters: what callers send by name.
import { native, record, type Shape, type Source, unknown, type Value } from "./value.ts";

/** `get`, `has`: the same name gives the same value. */
export function named(note: string, sources: (name: string) => Source[]): Shape {
  const seen = new Map<string, Value>();
  const ask = (method: string): Value =>
    native(method, (_run, [name]) => {
      const text = name?.kind === "known" ? String(name.value) : "";
      const found = seen.get(text);
      if (found) return found;
      const made = unknown("input", `${note}.get("${text}")`, sources(text.toLowerCase()));
      seen.set(text, made);
      return made;
    });
  const rest = unknown("input", note, sources(""));
  return record(
    { get: ask("get"), has: ask("has"), getAll: ask("getAll"), set: native("set", () => rest) },
    rest,
  );
}

export function headerSource(name: string): Source[] {
  if (name === "host" || name === "x-forwarded-host") return ["host"];
  if (name === "cookie") return ["cookie"];
  return isCredential(name) ? ["header", "credential"] : ["header"];
}

/** Headers that carry a secret by convention. */
function isCredential(name: string): boolean {
  // Those prove where a form came from, not who sends it.
  if (/csrf|xsrf|captcha|turnstile|idempotency/.test(name)) return false;
  return name === "authorization" || /(^|-)(api-?key|token|secret|signature)(-|$)/.test(name);
}
