// Every command, in the order of `--help`. A new one is a file in this folder and an entry here.
import { questionKeys, questions } from "../ask/questions.ts";
import { addCommands } from "./add-commands.ts";
import { auditCommand } from "./audit-command.ts";
import type { Command } from "./command.ts";

const typesDetails = `Change claims, metadata, roles or permissions in clerk-sessions.json, then run
this. It patches clerk.d.ts (only the members that file names), brings
jwt-templates/ in line, says how large the session token gets, and lists the
places in the app that read a claim which is gone or has another type now.

Examples:
  $ npx create-clerk-sessions generate-types
      shows the changes and writes them after one yes
  $ npx create-clerk-sessions generate-types --check
      for CI: exit 1 when somebody forgot to regenerate
  $ npx create-clerk-sessions generate-types --watch --yes
      while you work on the claims
  $ npx create-clerk-sessions generate-types --from-types \\
      --claim 'plan={{user.public_metadata.plan}}'
      starts from the types you have`;

export const commands: Command[] = [
  {
    name: "init",
    argument: { spec: "[dir]", help: "folder of the app, or of the app to create (default: this folder)" },
    summary: "set up sessions and route protection (runs when no command is named)",
    isDefault: true,
    options: questionKeys.flatMap((key) => {
      const { flags, group } = questions[key];
      return flags.map(({ spec, help }) => ({ spec, help, group }));
    }),
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "generate-types",
    alias: "types",
    argument: null,
    summary: "bring types and JWT templates in line with clerk-sessions.json",
    details: typesDetails,
    isDefault: false,
    options: [
      { spec: "--check", help: "write nothing; exit 1 with a diff when something is stale" },
      { spec: "--watch", help: "regenerate whenever clerk-sessions.json changes" },
      {
        spec: "--from-types",
        help: "the other way: read a hand-written clerk.d.ts into clerk-sessions.json",
      },
      {
        spec: "--claim <name=template...>",
        help: "with --from-types: what Clerk puts into a claim, where the types do not tell",
      },
    ].map((option) => ({ ...option, group: "Types" })),
    load: async () => (await import("./generate-types.ts")).generateTypes,
  },
  ...addCommands,
  auditCommand,
  {
    name: "undo",
    argument: null,
    summary: "put back the files of the last run",
    isDefault: false,
    options: [],
    load: async () => (await import("./undo.ts")).undo,
  },
];
