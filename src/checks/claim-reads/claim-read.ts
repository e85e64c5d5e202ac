// A place where the app's code takes something out of the session claims.
import type { ts } from "../../syntax.ts";

export interface ClaimRead {
  file: string;
  /** 1-based. */
  line: number;
  /** From the claim's name on: `["metadata", "plan"]`. */
  path: string[];
  /** Of each step of the path, the access or binding that takes it; the last is the read itself. */
  accesses: ts.Node[];
  /** The type that the code claims for what it reads, or for something on the way to it. */
  cast: Cast | null;
}

export interface Cast {
  file: string;
  line: number;
  text: string;
  type: ts.TypeNode;
  /** What it is put on: a beginning of the read's path. */
  path: string[];
}
