// Where does a new types file go so that the app's compiler reads it?
import type { Config } from "../../config.ts";
import { type Compiled, isRead } from "../../edits/types/is-read.ts";
import { fixedFolder } from "../../edits/types/tsconfig-glob.ts";
import type { Project } from "../../types.ts";

type Surroundings = Compiled & Pick<Project, "usesSrc">;

/** Null when no free place that we know is read. */
export function placeTypes(project: Surroundings, wanted: Config["typesFile"]): string | null {
  const free = usualPlaces(project, wanted).filter((path) => project.read(path) === null);
  return free.find((path) => isRead(project, path)) ?? null;
}

/** The best first; files may stand there. */
export function usualPlaces(project: Surroundings, wanted: Config["typesFile"]): string[] {
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
  return [...new Set([...(wanted ? [wanted] : []), ...usual])];
}
