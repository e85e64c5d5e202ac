// The text of a known member of a record: `{ notFound: true }`.
import type { Shape } from "../evaluate/value.ts";

export function memberText(value: Shape, name: string): string | null {
  const member = value.members.get(name);
  return member?.kind === "known" ? String(member.value) : null;
}
