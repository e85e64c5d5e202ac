// Every command, in the order of `--help`. A new one is a file in this folder and an entry here.
import { questionKeys, questions } from "../ask/questions.ts";
import type { Command } from "./command.ts";

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
    name: "undo",
    argument: null,
    summary: "put back the files of the last run",
    isDefault: false,
    options: [],
    load: async () => (await import("./undo.ts")).undo,
  },
];
