// Is a signed-in caller let through only because of something they are: a role in a table, an allow-list?
import { partsAt } from "./conditions.ts";
import type { Path } from "./evaluate/run.ts";
import type { Unknown } from "./evaluate/value.ts";

/**
 * @param refused paths on which they are turned away
 * @param isForbidden whether a refusal itself says that being signed in is not enough (a 403)
 */
export function isPrivileged(
  path: Path,
  passing: Path[],
  refused: Path[],
  isForbidden: (refusal: Path) => boolean,
): boolean {
  return path.decisions.some(({ value, taken }, index) => {
    // Who is banned is refused for what they are; everybody else passes.
    if (!value.sources.has("caller") || taken !== isPositive(value)) return false;
    const others = refused.filter((other) => partsAt(path, other, index));
    if (others.length === 0) return false;
    // One of two roles: without the first there is still the second.
    if (value.isPrivilege) return true;
    return (
      !passing.some((other) => partsAt(path, other, index)) &&
      isFlag(value) &&
      !isOwnership(value) &&
      others.some(isForbidden)
    );
  });
}

const isPositive = ({ note }: Unknown): boolean => !note.startsWith("!(");

/** `user.isAdmin`: something a row says, other than that there is one. */
const isFlag = ({ note }: Unknown): boolean => /\.\w+\)?$/.test(note);

/** Whose row it is: any signed-in caller may have one of their own. */
function isOwnership(value: Unknown): boolean {
  const negated = value.memo.get("!");
  return value.memo.has("ownership") || (negated?.kind === "unknown" && negated.memo.has("ownership"));
}
