// Are these the bytes we wrote? Journals keep fingerprints instead of copies of new files.
import { createHash } from "node:crypto";

export function fingerprint(bytes: string | Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
