// Sentences as a list, wrapped with a hanging indent. What follows a newline is a command: one line, to copy.
import { plain } from "./plain.ts";
import { wrap } from "./wrap.ts";

/** `numbered` for steps to do in order, `marked` for remarks. */
export function bulletsText(texts: string[], columns: number, kind: "marked" | "numbered"): string[] {
  return texts.flatMap((text, index) => {
    const bullet = kind === "numbered" ? `${index + 1}. ` : "- ";
    const [sentence = "", ...commands] = text.split("\n").map(plain);
    const [first = "", ...rest] = wrap(sentence, columns - 2 - bullet.length);
    const indent = " ".repeat(2 + bullet.length);
    return [
      `  ${bullet}${first}`,
      ...rest.map((line) => indent + line),
      ...commands.map((line) => `${indent}  ${line}`),
    ];
  });
}
