// Was a keyed hash made on this run? What is compared with one afterwards is a signature, not a plain secret.
import type { Run } from "../evaluate/run.ts";

const signing = new WeakSet<Run>();

export function noteSigned(run: Run): void {
  signing.add(run);
}

export const hasSigned = (run: Run): boolean => signing.has(run);
