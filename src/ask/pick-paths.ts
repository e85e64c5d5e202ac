// Asks for a list of paths: the app's own to tick, and others to type.
import { valueProblem } from "../config/value-problem.ts";
import type { Prompter } from "./prompter.ts";
import { splitList } from "./split-list.ts";

const other = "other";

export interface PathsQuestion {
  message: string;
  /** Shown unticked unless they are in `initial`. */
  offers: string[];
  initial: string[];
  hints?: Record<string, string>;
}

export async function pickPaths(prompter: Prompter, question: PathsQuestion): Promise<string[]> {
  const { message, initial, hints = {} } = question;
  const offers = [...new Set([...initial, ...question.offers])];
  const picked = await prompter.multiselect({
    message,
    options: {
      "": [
        ...offers.map((path) => ({
          value: path,
          label: path,
          ...(hints[path] ? { hint: hints[path] } : {}),
        })),
        { value: other, label: "Other paths…", hint: "type them next" },
      ],
    },
    initial,
  });
  if (!picked.includes(other)) return offers.filter((path) => picked.includes(path));
  const typed = await prompter.text({
    message: "Other paths, separated by spaces or commas",
    placeholder: "/pricing /docs/:path*",
    validate: (value) =>
      firstProblem(value) ?? (splitList(value).length > 0 ? null : "Type a path, or press Ctrl-C to stop"),
  });
  return [...new Set([...offers.filter((path) => picked.includes(path)), ...splitList(typed)])];
}

function firstProblem(value: string): string | null {
  for (const word of splitList(value)) {
    const problem = valueProblem.pattern(word);
    if (problem) return `${word} ${problem}`;
  }
  return null;
}
