// The only place that writes to the terminal: data goes to stdout, everything for people to stderr.

export function data(text: string): void {
  process.stdout.write(withNewline(text));
}

export function say(text: string): void {
  process.stderr.write(withNewline(text));
}

/** A line of a terminal that is written over by the next; empty text clears it. */
export function redraw(text: string): void {
  process.stderr.write(`\r\u001b[K${text}`);
}

function withNewline(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
