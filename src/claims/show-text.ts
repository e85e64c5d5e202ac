// How is a text that somebody typed quoted in a message? Escaped where a terminal would act on it, cut where it is long.

export function showText(text: string): string {
  const start = text.length > 120 ? text.slice(0, 120) : text;
  const escaped = JSON.stringify(start).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return escaped.length > 80 || start !== text ? `${escaped.slice(0, 77)}…"` : escaped;
}
