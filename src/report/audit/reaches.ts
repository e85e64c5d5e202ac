// How are the five answers to "who can reach it?" named and ordered? The worst comes first.
import type { Reach } from "../../verdict.ts";

interface ReachWords {
  reach: Reach;
  title: string;
  /** What it means, for somebody who sees the word for the first time. */
  meaning: string;
  ink: "red" | "yellow" | "magenta" | "cyan" | "green";
}

export const reaches: ReachWords[] = [
  { reach: "anyone", title: "Anyone", meaning: "signed-out callers get through", ink: "red" },
  {
    reach: "conditional",
    title: "Conditional",
    meaning: "it depends on an environment variable or on what the caller sends",
    ink: "yellow",
  },
  {
    reach: "unknown",
    title: "Unknown",
    meaning: "the code could not be followed, so nothing is promised",
    ink: "magenta",
  },
  { reach: "signed-in", title: "Signed in", meaning: "every signed-in user", ink: "cyan" },
  {
    reach: "restricted",
    title: "Restricted",
    meaning: "being signed in is not enough",
    ink: "green",
  },
];
