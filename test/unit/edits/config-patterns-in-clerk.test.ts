// Whatever clerk-sessions.json accepts as a path means the same in Clerk's own createRouteMatcher.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { valueProblem } from "../../../src/config/value-problem.ts";

const lab = createRequire(fileURLToPath(new URL("../../labs/next16/package.json", import.meta.url)));
const { createPathMatcher } = lab("@clerk/shared/pathMatcher") as {
  createPathMatcher: (patterns: string[]) => (pathname: string) => boolean;
};
const characters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
  (character) => valueProblem.pattern(`/a${character}b`) === null && character !== "/",
);

test.each(characters)("%s", (character) => {
  for (const segment of [
    `a${character}b`,
    `${character}b`,
    `a${character}`,
    `${character}${character}${character}`,
  ]) {
    for (const path of [`/${segment}`, `/x/${segment}/y`]) {
      if (valueProblem.pattern(path) !== null) continue;
      expect(createPathMatcher([path])(path), path).toBe(true);
      expect(createPathMatcher([path])("/x/other/y"), path).toBe(false);
      expect(createPathMatcher([path])("/other"), path).toBe(false);
      expect(createPathMatcher([`${path}/:path*`])(`${path}/deep/er`), path).toBe(true);
    }
  }
});
