// What generate-types has to say beside its changes: what it found, where claims are read, how large the token is.
import type { TokenSize } from "../claims/token-size.ts";
import type { Finding } from "../types.ts";
import { findingsText } from "./findings-text.ts";
import type { Look } from "./look.ts";
import { sectionText } from "./section-text.ts";
import { sizeText } from "./size-text.ts";

export interface TypesRemarks {
  /** What makes the types silently wrong, or did before this run. */
  findings: Finding[];
  /** Places that read claims which are gone, changed or never declared. */
  reads: Finding[];
  size: TokenSize;
}

export function typesText(
  { findings, reads, size }: Omit<TypesRemarks, "size"> & { size: TokenSize | null },
  look: Look,
): string {
  const lines = [
    ...sectionText("What keeps the types from holding", findingsText(findings, look), look),
    ...sectionText("Where the app reads these claims", findingsText(reads, look), look),
    ...sectionText("Size of the session token, in bytes", size ? sizeText(size) : [], look),
  ];
  return lines.length > 0 ? `${lines.join("\n").trimEnd()}\n` : "";
}
