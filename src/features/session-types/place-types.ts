// Where does a types file lie so that the app's compiler reads it?
import type { Config } from "../../config.ts";
import type { Project } from "../../types.ts";

type Surroundings = Pick<Project, "tsconfig" | "usesSrc" | "read">;

/**
 * Null when no place we know is read.
 * @param text what will stand there: a file that says the same already is the place
 */
export function placeTypes(project: Surroundings, wanted: Config["typesFile"], text: string): string | null {
  const folders = [
    ...(project.usesSrc ? ["src/types/", "types/"] : ["types/", "src/types/"]),
    "src/",
    // The folders that the config names: `include: ["app/**/*", "components"]`.
    ...(project.tsconfig?.include ?? []).map((pattern) => `${fixedFolder(pattern)}types/`),
    "",
  ];
  const usual = ["clerk.d.ts", "clerk-session.d.ts"].flatMap((name) =>
    folders.map((folder) => folder + name),
  );
  const usable = usual.filter((path) => [null, text].includes(project.read(path)));
  const places = [...(wanted ? [wanted] : []), ...usable];
  return places.find((path) => isRead(project, path)) ?? null;
}

function isRead({ tsconfig, read }: Surroundings, path: string): boolean {
  // `clerk.ts` beside `clerk.d.ts` shadows it.
  const twin = path.replace(/\.d\.ts$/, ".ts");
  if (read(twin) !== null || read(`${twin}x`) !== null) return false;
  const include = tsconfig?.include ?? ["**/*"];
  const exclude = tsconfig?.exclude ?? ["node_modules"];
  return include.some((one) => covers(one, path)) && !exclude.some((one) => excludes(one, path));
}

/** As tsconfig reads it: `*` and `?` stay in a segment and pass over dot files, `**` passes over dot folders. */
function covers(pattern: string, path: string): boolean {
  const clean = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  const isFolder = !/[*?]|\.\w+$/.test(clean);
  const whole = clean === "." || clean === "" ? "**/*" : isFolder ? `${clean}/**/*` : clean;
  return toRegExp(whole.endsWith("**") ? `${whole}/*` : whole, "[^./][^/]*").test(path);
}

/** A folder that is excluded takes with it what is in it, dot files too. */
function excludes(pattern: string, path: string): boolean {
  const clean = pattern.replace(/^\.\//, "").replace(/(?:\/\*\*)?(?:\/\*?)?$/, "");
  const inside = path.split("/").map((_, at, all) => all.slice(0, at + 1).join("/"));
  return inside.some((part) => toRegExp(clean, "[^/]+").test(part));
}

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

/** `src/**` starts in `src/`. */
function fixedFolder(pattern: string): string {
  const segments = pattern.replace(/^\.\//, "").split("/");
  const firstWild = segments.findIndex((segment) => /[*?]|\.\w+$/.test(segment));
  const fixed = (firstWild === -1 ? segments : segments.slice(0, firstWild)).filter(Boolean);
  return fixed.length > 0 && !fixed.includes("..") ? `${fixed.join("/")}/` : "";
}
