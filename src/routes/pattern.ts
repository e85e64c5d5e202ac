// Does a pattern of clerk-sessions.json cover a pathname? Rules and public lists ask differently,
// so that every doubt ends on the closed side.

/**
 * For rules: compares case-insensitively, and one possible reading of the path that matches is enough.
 * A path that cannot be read is covered by nothing; `intentFor` closes it before any rule is asked.
 */
export function coversPath(pattern: string, pathname: string): boolean {
  const readings = readPath(pathname);
  return readings?.some((segments) => matches(pattern, segments, foldCase)) ?? false;
}

/** For the public list: compares exactly, and every possible reading of the path must match. */
export function opensPath(pattern: string, pathname: string): boolean {
  const readings = readPath(pathname);
  return readings?.every((segments) => matches(pattern, segments, keepCase)) ?? false;
}

/**
 * Segments of a pathname, percent-decoded once; `//` collapsed, a trailing slash ignored.
 * An encoded slash has two readings, as a separator and as a character of its segment: Next.js takes the second
 * for `[id]`, some proxies in front of it the first. Null when the encoding is malformed or a `.` or `..` remains.
 */
export function readPath(pathname: string): string[][] | null {
  try {
    const decoded = split(decodeURIComponent(pathname));
    const separate = split(pathname).map(decodeURIComponent);
    if ([...decoded, ...separate].some((segment) => segment === "." || segment === "..")) return null;
    return separate.some((segment) => segment.includes("/")) ? [decoded, separate] : [separate];
  } catch {
    return null;
  }
}

function matches(pattern: string, segments: string[], fold: (text: string) => string): boolean {
  const wanted = split(pattern);
  const isSubtree = /^:\w+\*$/.test(wanted.at(-1) ?? "");
  if (isSubtree) wanted.pop();
  if (isSubtree ? segments.length < wanted.length : segments.length !== wanted.length) return false;
  return wanted.every((want, index) => want.startsWith(":") || fold(want) === fold(segments[index] ?? ""));
}

const split = (path: string): string[] => path.split("/").filter(Boolean);
const foldCase = (text: string): string => text.toLowerCase();
const keepCase = (text: string): string => text;
