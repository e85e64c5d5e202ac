// The one file of the examples that stands for the user's database of items.
import { placeInApp, withLanguage } from "../../placement.ts";
import type { Edit, Project } from "../../types.ts";
import { generatedFile } from "./generated-file.ts";

export function itemStore(project: Project): Promise<Edit> {
  return generatedFile(project, {
    template: "lib/items.ts",
    path: withLanguage(project, placeInApp(project, "lib/items.ts")),
    why: "In-memory items: the place for your database",
  });
}
