// What `add` says of paths that the gate will not run for, whoever changed the gate last.
import { describe, expect, test } from "vitest";
import { addedNotes } from "../../../src/commands/added-notes.ts";
import { parseSource } from "../../../src/syntax.ts";
import { type ProjectOverrides, testProject } from "../../project.ts";

const clerkMatcher = "'/((?!_next|[^?]*\\\\.(?:html?|css|js(?!on)|csv|docx?)).*)', '/(api|trpc)(.*)'";
const gateWith = (matcher: string) =>
  `import { clerkMiddleware } from '@clerk/nextjs/server'\nexport default clerkMiddleware()\nexport const config = { matcher: [${matcher}] }\n`;

function notesOn(pattern: string, matcher = clerkMatcher, overrides: ProjectOverrides = {}): string[] {
  const gate = parseSource("proxy.ts", gateWith(matcher));
  const place = { file: "proxy.ts", expected: "proxy.ts", dead: [], conflict: null };
  const project = testProject({ gate: place, files: { "proxy.ts": gateWith(clerkMatcher) }, ...overrides });
  const routes = [{ pattern, file: "app/x/page.tsx", access: "signed-in" as const }];
  return addedNotes(project, { id: "page" }, { routes, config: "kept", gate });
}

describe("config.matcher", () => {
  test.each(["/files/report.csv", "/export/all.csv"])("skips %s: what to add is said", (pattern) => {
    expect(notesOn(pattern)).toEqual([
      `proxy.ts does not run for ${pattern}, and without the gate auth() fails there: add "${pattern}" to its config.matcher.`,
    ]);
    expect(notesOn(pattern, `${clerkMatcher}, '${pattern}'`)).toEqual([]);
  });

  test.each(["/files2/:name", "/docs/:path*"])("skips values of %s that have a dot", (pattern) => {
    expect(notesOn(pattern)).toEqual([
      expect.stringMatching(/values that look like a file's name.*If there are such values, add "\//),
    ]);
  });

  test.each(["/reports", "/reports/:id/lines", "/api/files/:name", "/api/all.csv"])(
    "runs for %s: nothing to say",
    (pattern) => expect(notesOn(pattern)).toEqual([]),
  );

  test("paths below a locale need an entry that has it", () => {
    const i18n = {
      library: "next-intl",
      segment: "[locale]",
      locales: ["en", "de"],
      defaultLocale: "en",
    } as const;
    const [note] = notesOn("/all.csv", clerkMatcher, {
      i18n: { ...i18n, locales: ["en", "de"], routingFile: null },
    });
    expect(note).toMatch(/add "\/all\.csv" and "\/:locale\(en\|de\)\/all\.csv" to its/);
  });
});
