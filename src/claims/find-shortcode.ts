// Which shortcode does a path in `{{…}}` name? Below metadata any dot path is one.
import { type Shortcode, shortcodes } from "./shortcodes.ts";

export interface FoundShortcode {
  shortcode: Shortcode;
  /** What follows the shortcode: `["plan"]` for `user.public_metadata.plan`. */
  below: string[];
}

/** Null when Clerk knows no such shortcode. */
export function findShortcode(path: string): FoundShortcode | null {
  for (const shortcode of shortcodes) {
    if (path === shortcode.code) return { shortcode, below: [] };
    if (!shortcode.metadata || !path.startsWith(`${shortcode.code}.`)) continue;
    const below = path.slice(shortcode.code.length + 1).split(".");
    return below.every((step) => /^[\w$-]+$/.test(step)) ? { shortcode, below } : null;
  }
  return null;
}
