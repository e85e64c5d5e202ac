// Which paths does a pattern of tsconfig's `include` and `exclude` mean? As the compiler reads them.

/** `*` and `?` stay in a segment and pass over dot files, `**` passes over dot folders. */
export function includes(pattern: string, path: string): boolean {
  const clean = plain(pattern).replace(/\/$/, "");
  const last = clean.split("/").at(-1) ?? "";
  const isFolder = clean !== "" && !/[.*?]/.test(last);
  const whole = clean === "." || clean === "" ? "**/*" : isFolder ? `${clean}/**/*` : clean;
  // With `**` at its end a pattern names folders, and so no file.
  return !whole.endsWith("**") && toRegExp(whole, "[^./][^/]*").test(path);
}

/** A folder that is excluded takes with it what is in it, dot files too. */
export function excludes(pattern: string, path: string): boolean {
  const clean = plain(pattern).replace(/(?:\/\*\*)?(?:\/\*?)?$/, "");
  const inside = path.split("/").map((_, at, all) => all.slice(0, at + 1).join("/"));
  return inside.some((part) => toRegExp(clean, "[^/]+").test(part));
}

/** The folder below which a pattern looks: `src/` for `src/**`, nothing where it may be anywhere. */
export function fixedFolder(pattern: string): string {
  const segments = plain(pattern).split("/");
  const firstWild = segments.findIndex((segment) => /[*?]|\.\w+$/.test(segment));
  const fixed = (firstWild === -1 ? segments : segments.slice(0, firstWild)).filter(Boolean);
  return fixed.length > 0 && !fixed.includes("..") ? `${fixed.join("/")}/` : "";
}

const plain = (pattern: string) => pattern.replace(/^\$\{configDir\}\//, "").replace(/^(?:\.\/)+/, "");

function toRegExp(glob: string, segment: string): RegExp {
  const parts = glob.split("/").map((part, at, all) => {
    const last = at === all.length - 1;
    if (part === "**") return last ? ".*" : `(?:${segment}/)*?`;
    const literal = part
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*/g, "[^/]*")
      .replace(/\?/g, "[^/]");
    const guarded = part.startsWith("*") || part.startsWith("?") ? `(?!\\.)${literal}` : literal;
    return last ? guarded : `${guarded}/`;
  });
  return new RegExp(`^${parts.join("")}$`, "i");
}
