// Several things in one sentence: the first few by name, the rest as a number.

const most = 3;

export function listText(items: string[]): string {
  const distinct = [...new Set(items)];
  const shown = distinct.length <= most + 1 ? distinct : distinct.slice(0, most);
  const left = distinct.length - shown.length;
  const parts = left > 0 ? [...shown, `${left.toLocaleString("en-US")} more`] : shown;
  const last = parts.pop() ?? "";
  return parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
}
