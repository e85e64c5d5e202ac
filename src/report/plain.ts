// Text from files, names and other programs must not steer the terminal: control characters and
// characters that reorder a line are shown, not sent.

/** For one line; tabs stay. Colour is added after this, never before. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    if (character === "\t" || joiners.has(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
  });
}

/** They join letters and emoji and reorder nothing. */
const joiners = new Set(["\u200c", "\u200d"]);
