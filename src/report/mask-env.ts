// An env file's values are secrets: which of its lines may be shown? Names and new lines; no value that
// was there before.

/** The same text with `…` in place of every value that `before` holds. */
export function maskEnv(text: string, before: string): string {
  const known = new Map<string, string>();
  const lines = before.split("\n");
  const masked = maskLines(lines);
  for (const [index, line] of lines.entries()) known.set(line, masked[index] ?? "");
  return text
    .split("\n")
    .map((line) => known.get(line) ?? line)
    .join("\n");
}

function maskLines(lines: string[]): string[] {
  let openQuote = "";
  return lines.map((line) => {
    if (openQuote !== "") {
      // Inside a value of several lines.
      if (line.includes(openQuote)) openQuote = "";
      return "…";
    }
    if (line.trim() === "") return line;
    const [, name, value = ""] = /^(\s*#?\s*(?:export\s+)?[\w.-]+\s*=)(.*)$/s.exec(line) ?? [];
    if (name === undefined) return /^\s*#/.test(line) && !/[=:]/.test(line) ? line : "…";
    const [, quote = ""] = /^\s*(["'`])/.exec(value) ?? [];
    if (quote !== "" && value.split(quote).length === 2) openQuote = quote;
    return value.trim() === "" ? line : `${name}…`;
  });
}
