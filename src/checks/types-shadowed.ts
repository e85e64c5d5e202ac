// Does a source file stand in front of the types file? Of `clerk.ts` and `clerk.d.ts` the compiler reads only the first.
import type { Check } from "./check.ts";
import { ownTypesFiles } from "./parts/own-types-files.ts";
import { shadowingTwin } from "./parts/shadowing-twin.ts";

export const typesShadowed: Check = {
  id: "types-shadowed",
  run(project, config) {
    return ownTypesFiles(project, config).flatMap((path) => {
      const twin = shadowingTwin(project, path);
      if (twin === null) return [];
      return {
        check: typesShadowed.id,
        severity: "error",
        message: `${path} is not read by the compiler: it takes ${twin} for its source. The types in it have no effect.`,
        file: path,
        line: null,
        advice: "Rename one of the two.",
        fix: [],
      };
    });
  },
};
