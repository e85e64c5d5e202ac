import { expect, test } from "vitest";
import { questionKeys, questions } from "../../../src/ask/questions.ts";
import { commands } from "../../../src/commands/index.ts";
import { programFor } from "../../../src/commands/program.ts";
import { features } from "../../../src/features/index.ts";

function help(columns: number, ...words: string[]): string {
  let text = "";
  const program = programFor({
    version: "0",
    columns,
    write: { data: (part) => (text += part), say: () => {} },
    onCommand: async () => {},
  });
  expect(() => program.parse([...words, "--help"], { from: "user" })).toThrow();
  return text;
}

test("every flag of every question is in the help, and every feature", () => {
  const text = help(300);
  for (const key of questionKeys) {
    for (const flag of questions[key].flags) {
      expect(text).toContain(flag.spec);
      expect(text).toContain(flag.help);
    }
  }
  for (const feature of features) expect(text).toContain(feature.id);
  for (const { name, summary } of commands) {
    expect(name.includes(" ") ? help(300, "add") : text).toContain(summary);
  }
});

test("the help fits 80 columns", () => {
  for (const words of [[], ["add"], ...commands.map(({ name }) => name.split(" "))]) {
    for (const line of help(80, ...words).split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  }
});

test("a command's own help names the flags that work everywhere", () => {
  expect(help(80, "undo")).toContain("--cwd");
});
