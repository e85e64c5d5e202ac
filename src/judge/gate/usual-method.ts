// Is a path of the code that of the usual method? Of requests that differ in the method alone, the one that browsers send for a link.
import type { Path } from "../evaluate/run.ts";

export function isOfUsualMethod({ decisions }: Pick<Path, "decisions">): boolean {
  return decisions.every(({ value, taken }) => taken || value.words === undefined);
}
