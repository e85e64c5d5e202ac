// Can one path be covered by both of two clerk-sessions.json patterns?

export function overlaps(one: string, other: string): boolean {
  return segmentsOverlap(split(one), split(other));
}

function segmentsOverlap([a, ...restA]: string[], [b, ...restB]: string[]): boolean {
  // A final `:path*` covers whatever is left, nothing included.
  if (a?.endsWith("*") || b?.endsWith("*")) return true;
  if (a === undefined || b === undefined) return a === b;
  const canBeEqual = a.startsWith(":") || b.startsWith(":") || a.toLowerCase() === b.toLowerCase();
  return canBeEqual && segmentsOverlap(restA, restB);
}

const split = (pattern: string): string[] => pattern.split("/").filter(Boolean);
