// Which bytes must be kept to get a file back? All of them, except for env files: of those only what the
// change took out, so that no secret value is ever copied to another place.
import { basename } from "node:path";

export interface Splice {
  /** Leading bytes that the new file shares with the old one and that are not stored. */
  prefix: number;
  suffix: number;
  stored: Buffer;
}

export function spliceFor(path: string, before: Buffer, after: Buffer): Splice {
  if (!basename(path).startsWith(".env")) return { prefix: 0, suffix: 0, stored: before };
  const shortest = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shortest && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shortest - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  return { prefix, suffix, stored: before.subarray(prefix, before.length - suffix) };
}

/** The old bytes, given the new ones. */
export function unsplice({ prefix, suffix, stored }: Splice, after: Buffer): Buffer {
  return Buffer.concat([after.subarray(0, prefix), stored, after.subarray(after.length - suffix)]);
}
