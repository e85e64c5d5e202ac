// Which source file does an entry of a package's `exports` or `imports` stand for? Where it names what a build writes,
// the source that the build reads: a checkout has no `dist`, and nobody wants to read one.
import { findModule } from "./find-module.ts";
import { isObject } from "./read-json.ts";

/** Conditions that lead to source first; `types` often does, and else has its twin. */
const preferred = ["source", "src", "development", "react-server", "import", "module", "node", "default"];
const built = /^(dist|build|lib|out|output|esm|cjs|es|\.output)\//;
/** Below those: `dist/esm/index.js`. */
const kinds = /^(esm|cjs|es|types|commonjs|module)\//;

/**
 * @param entries the field as it stands in package.json: a path, conditions, or subpaths with conditions
 * @param key `.`, `./subpath` or `#name`
 * @param take the file at a path below the package's folder, if there is one that counts
 */
export function packageEntry(
  entries: unknown,
  key: string,
  take: (path: string) => string | null,
): string | null {
  const targets = targetsFor(entries, key)
    .filter((target) => target.startsWith("./"))
    .map((target) => target.slice(2));
  for (const target of targets) {
    const found = sourceOf(target, take);
    if (found !== null) return found;
  }
  return targets.map((target) => (isDeclaration(target) ? null : take(target))).find(Boolean) ?? null;
}

/** The file at a path that package.json names, unless a build writes it; else the source beside it. */
function sourceOf(target: string, take: (path: string) => string | null): string | null {
  const takeSource = (path: string) => {
    const isSource = !isDeclaration(path) && (!built.test(path) || /\.[cm]?tsx?$/.test(path));
    return isSource ? take(path) : null;
  };
  const bare = target.replace(/(\.d)?\.[cm]?[jt]sx?$/, "");
  const inside = [bare.replace(built, ""), bare.replace(built, "").replace(kinds, "")];
  for (const base of [target, ...inside.flatMap((path) => [`src/${path}`, path])]) {
    const found = findModule(base, takeSource);
    if (found !== null) return found;
  }
  return null;
}

function targetsFor(entries: unknown, key: string): string[] {
  if (!isObject(entries)) return key === "." ? conditionTargets(entries, "") : [];
  const keys = Object.keys(entries);
  if (!keys.some((one) => one.startsWith(".") || one.startsWith("#")))
    return key === "." ? conditionTargets(entries, "") : [];
  if (key in entries && !key.includes("*")) return conditionTargets(entries[key], "");
  const patterns = keys
    .filter((one) => one.includes("*"))
    .map((pattern) => ({ pattern, head: pattern.split("*")[0] ?? "", tail: pattern.split("*")[1] ?? "" }))
    .filter(({ head, tail }) => key.startsWith(head) && key.endsWith(tail) && key.length > head.length)
    .sort((a, b) => b.head.length - a.head.length);
  const [best] = patterns;
  if (!best) return [];
  return conditionTargets(entries[best.pattern], key.slice(best.head.length, key.length - best.tail.length));
}

function conditionTargets(value: unknown, star: string): string[] {
  if (typeof value === "string") return [value.replaceAll("*", () => star)];
  if (Array.isArray(value)) return value.flatMap((one) => conditionTargets(one, star));
  if (!isObject(value)) return [];
  const rank = (name: string) => {
    const at = preferred.indexOf(name);
    return at === -1 ? preferred.length : at;
  };
  return Object.keys(value)
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((name) => conditionTargets(value[name], star));
}

const isDeclaration = (path: string): boolean => /\.d\.[cm]?ts$/.test(path);
