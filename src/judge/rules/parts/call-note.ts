// What the rules want to know of one call of Clerk: plain values, so that the syntax tree need not stay in memory.

export interface CallNote {
  file: string;
  /** 1-based. */
  line: number;
  /** `auth`, `auth.protect`, `auth().protect`, `currentUser`, `getAuth`, `createRouteMatcher`, or `has`. */
  name: string;
  /** The call as the source has it, on one line. */
  text: string;
  /** Nothing takes what it returns. */
  isDropped: boolean;
  /** What it returns is used as it is, where it would have to be awaited. */
  isTakenForValue: boolean;
  /** Inside a function, or a file, that says 'use cache'. */
  isCached: boolean;
  /** Of the object that is its first argument; null: there is none, or not all of its keys are there to read. */
  keys: string[] | null;
  /** What it is kept as, where nothing in its file uses that. */
  unused: { name: string; isExported: boolean } | null;
}
