// How is a caller turned away on a path?
import type { Path } from "../evaluate/run.ts";
import type { Value } from "../evaluate/value.ts";
import { memberText } from "./member-text.ts";

/** `401`, `403`, `404`, `redirect`, `throw`…; null: they are answered as anybody else. */
export function denialOfPath(path: Path): string | null {
  const { end, events } = path;
  if (end.kind === "throw") {
    const { cause } = end.thrown;
    const words: Record<string, string> = {
      protect: "redirect",
      redirect: "redirect",
      "sign-in": "redirect",
      "not-found": "404",
      unauthorized: "401",
      forbidden: "403",
    };
    return words[cause] ?? "throw";
  }
  const responded = events.find((event) => event.kind === "respond");
  if (responded?.kind === "respond") return statusWord(responded.status);
  const { value } = end;
  if (value.kind === "answer") {
    return value.action === "redirect" ? "redirect" : statusWord(value.status);
  }
  if (value.kind === "record") {
    // What a service answered is a page of its own: `{ redirect: session.url }`.
    const to = value.members.get("redirect");
    if (to && (to.kind !== "unknown" || to.origin === "input")) return "redirect";
    if (memberText(value, "notFound") === "true") return "404";
  }
  return null;
}

/** For those who were stopped: what most of them get. */
export function denialOf(paths: Path[]): string | null {
  for (const path of paths) {
    const word = denialOfPath(path);
    if (word !== null) return word;
  }
  const [first] = paths;
  if (first?.end.kind !== "return") return null;
  return isEmpty(first.end.value) ? "empty" : "page";
}

function isEmpty(value: Value): boolean {
  if (value.kind === "answer") return value.content !== null && isEmpty(value.content);
  if (value.kind === "list") return value.items.every(isEmpty);
  if (value.kind === "record") return value.rest === null && [...value.members.values()].every(isEmpty);
  return value.kind === "known" && typeof value.value !== "string";
}

function statusWord(status: number | null): string | null {
  if (status === null || status < 300) return null;
  return status < 400 ? "redirect" : String(status);
}
