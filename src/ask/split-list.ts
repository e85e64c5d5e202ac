// Which entries were typed in one go? People separate them by spaces, commas or both.

export function splitList(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
