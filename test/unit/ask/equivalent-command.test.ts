import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Flags } from "../../../src/ask/answers.ts";
import { askChoices } from "../../../src/ask/ask-choices.ts";
import { equivalentCommand } from "../../../src/ask/equivalent-command.ts";
import { programFor } from "../../../src/commands/program.ts";
import { features } from "../../../src/features/index.ts";
import { testProject } from "../../project.ts";

const project = testProject({
  resources: [
    {
      id: "app/page.tsx#default",
      kind: "page",
      file: "app/page.tsx",
      export: "default",
      line: 1,
      urls: ["/"],
    },
  ],
});
const context = { existing: null, today: null, features, prompter: null };

/** What commander makes of these words. */
async function parse(words: string[]): Promise<Flags> {
  let found: Flags = {};
  const program = programFor({
    version: "0",
    columns: 80,
    write: { data: () => {}, say: () => {} },
    onCommand: async (_command, _words, flags) => {
      found = flags;
    },
  });
  await program.parseAsync(words, { from: "user" });
  return found;
}

const segment = fc.stringMatching(/^[a-z][a-z0-9._-]{0,5}$/);
const path = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "/:id", "/:path*"))
  .map(([segments, end]) => `/${segments.join("/")}${end}`);
const paths = fc.oneof(fc.constant(["none"]), fc.uniqueArray(path, { minLength: 1, maxLength: 3 }));
const example = fc.constantFrom(...features.filter((one) => one.kind === "example").map((one) => one.id));
const flags = fc.record(
  {
    strategy: fc.constantFrom("gate", "resource", "both"),
    add: fc.oneof(fc.constantFrom(["all"], ["none"]), fc.uniqueArray(example, { minLength: 1 })),
    skip: fc.constantFrom(["gate"], ["session-types", "auth-pages"]),
    default: fc.constantFrom("signed-in", "public"),
    public: paths,
    signedIn: paths,
    admin: fc.uniqueArray(path, { minLength: 1, maxLength: 2 }),
    adminPermission: fc.constantFrom("org:data:read", "org:a:b"),
    api: paths,
    apiSignedOut: fc.constantFrom("401", "redirect"),
    claim: fc.constantFrom(
      ["none"],
      ["a={{user.id}}", "b=Hi {{user.first_name || 'you'}}"],
      ["n=1", 't="1"', 'obj={"x":["{{org.id}}"]}', "e=", 'm=-- $HOME `x` "q"'],
    ),
    metadata: fc.constantFrom(["none"], ["plan?='free' | 'pro'", "deep?={ a: string; b?: 'x' }"]),
    jwtTemplate: fc.constantFrom(["none"], ["hasura"], ["supabase", "hasura"]),
    envLocal: fc.constant(true),
  },
  { requiredKeys: ["admin"] },
);

test("the printed command gives the same choices", async () => {
  await fc.assert(
    fc.asyncProperty(flags, async (typed) => {
      const {
        words,
        notes: _,
        ...choices
      } = await askChoices(project, structuredClone(typed) as Flags, context);
      const again = await askChoices(project, await parse(["--yes", ...words]), context);
      expect(again).toMatchObject(choices);
      expect(again.words).toEqual(words);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test("a shell reads back the very words", () => {
  const words = [
    "--metadata",
    "plan?='free' | \"pro\"",
    "--claim",
    "a={{user.id}}",
    "$HOME `x` \\ !",
    "/admin/:path*",
    "",
  ];
  const command = equivalentCommand("my app", words).replace(/^npx create-clerk-sessions/, "");
  const script = `node -e 'console.log(JSON.stringify(process.argv.slice(1)))' -- ${command}`;
  expect(JSON.parse(execFileSync("sh", ["-c", script], { encoding: "utf8" }))).toEqual([
    "my app",
    "--yes",
    ...words,
  ]);
});
