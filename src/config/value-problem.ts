// Which single values may clerk-sessions.json and the flags hold? Each function answers null, or what the value
// must be. What passes here is written into source files and globs, so everything surprising is refused.
type Check = (value: string) => string | null;

/** A whole token has room for less. */
const longestText = 4096;

/** Printable text. Bidirectional and invisible characters would let a value look like another one. */
function textProblem(value: string): string | null {
  if (value.length > longestText) return "must be at most 4,096 characters long";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value))
    return "must not hold control characters or line breaks";
  if (/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]/.test(value)) {
    return "must not hold invisible or text-direction characters";
  }
  return null;
}

/** `/`, `/admin/users`, `/items/:id`, `/admin/:path*`: literal segments, one-segment parameters, a subtree at the end. */
function patternProblem(value: string): string | null {
  const text = textProblem(value);
  if (text) return text;
  if (!value.startsWith("/")) return "must start with /";
  if (value === "/") return null;
  const segments = value.slice(1).split("/");
  for (const [at, segment] of segments.entries()) {
    const problem = segmentProblem(segment, at === segments.length - 1);
    if (problem) return problem;
  }
  return null;
}

function segmentProblem(segment: string, isLast: boolean): string | null {
  if (segment === "") return "must not hold // or end in /";
  if (segment === "." || segment === "..") return "must not hold . or .. segments";
  if (/[*()]/.test(segment) && !/^:\w+\*$/.test(segment)) {
    return "must use /:path* for a subtree, as in /admin/:path*; (.*) and * would also match /administrator";
  }
  if (segment.startsWith(":")) {
    if (!/^:[A-Za-z_]\w*\*?$/.test(segment))
      return "must name its parameter with letters and digits, as in /items/:id";
    return segment.endsWith("*") && !isLast ? "must have :path* as its last segment only" : null;
  }
  if (/^\[.*\]$/.test(segment)) return "must be written with :name instead of [name], as in /items/:id";
  // No +: a router's pattern reads it as "one or more".
  if (!/^[\w.~!@$&,;=-]+$/.test(segment)) {
    return "must be a path such as /pricing, /items/:id or /admin/:path*, without spaces, quotes, ? or #";
  }
  return null;
}

const roleProblem: Check = (value) => (/^org:[a-z0-9_]+$/.test(value) ? null : "must look like org:admin");

function permissionProblem(value: string): string | null {
  if (!/^org:[a-z0-9_]+:[a-z0-9_]+$/.test(value))
    return "must look like org:feature:action, as in org:data:read";
  return value.startsWith("org:sys_")
    ? "must not be a system permission: those never travel in the token"
    : null;
}

const slugProblem: Check = (value) =>
  /^(?:(?:user|org|u|o):)?[a-z0-9_-]+$/.test(value) ? null : "must be a slug such as pro or org:pro";

/** Names that mean something to every JavaScript object: `__proto__`, `constructor`, `toString`. */
const isObjectName = (name: string) => name === "prototype" || Object.hasOwn(Object.prototype, name);

function claimNameProblem(value: string): string | null {
  if (isObjectName(value)) return "is not a usable claim name";
  if (value.includes("{{")) return "must not hold {{…}}: shortcodes work in values only";
  if (/^[A-Za-z_][\w./:-]{0,99}$/.test(value) && !value.includes("//")) return null;
  // Hasura's namespace is a URL.
  if (value.length <= 200 && /^https:\/\/[\w.-]+(?:\/[\w.-]+)*$/.test(value)) return null;
  return "must start with a letter and hold only letters, digits and _ . / : -, at most 100 of them";
}

function propertyProblem(value: string): string | null {
  if (isObjectName(value.replace(/\?$/, ""))) return "is not a usable property name";
  return /^[A-Za-z_$][\w$]*\??$/.test(value) ? null : "must be a property name, optionally followed by ?";
}

function relativePathProblem(value: string): string | null {
  const text = textProblem(value);
  if (text) return text;
  if (value.startsWith("/") || /^[A-Za-z]:/.test(value) || value.includes("\\")) {
    return "must be a path inside the project, written with /";
  }
  const segments = value.split("/");
  if (segments.includes("..")) return "must stay inside the project";
  return segments.every((segment) => /^[\w.@()[\] -]+$/.test(segment) && segment !== ".")
    ? null
    : "must be a plain relative path";
}

export const valueProblem = {
  text: textProblem,
  pattern: patternProblem,
  role: roleProblem,
  permission: permissionProblem,
  slug: slugProblem,
  claimName: claimNameProblem,
  property: propertyProblem,
  relativePath: relativePathProblem,
} satisfies Record<string, Check>;
