// Evidence with each place named once.
import type { Evidence } from "../verdict.ts";

export function once(evidence: Evidence[]): Evidence[] {
  return evidence.filter(
    (one, index) => evidence.findIndex(({ file, line }) => file === one.file && line === one.line) === index,
  );
}
