// Is a caller whom a check found signed out sent on with what was made for them (a guest's cart), not away to sign in?
import type { Path } from "../evaluate/run.ts";
import type { Value } from "../evaluate/value.ts";

export function isSentOn({ end }: Path): boolean {
  const target =
    end.kind === "throw"
      ? end.thrown.cause === "redirect"
        ? end.thrown.value
        : null
      : end.value.kind === "answer" && end.value.action === "redirect"
        ? end.value.content
        : null;
  return target !== null && !signIn.test(textOf(target));
}

/** Where callers sign in, or are told why they may not go on. */
const signIn = /sign-?_?(in|up)|log-?_?in|register|unauthori[sz]ed|forbidden|denied|error/i;

/** The address, or how the source makes it. */
function textOf(target: Value | undefined): string {
  if (target?.kind === "known") return String(target.value);
  if (target?.kind === "unknown") return target.note;
  if (target?.kind !== "record") return "";
  return [target.members.get("pathname"), target.members.get("search")].map(textOf).join("");
}
