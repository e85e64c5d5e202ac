// Which source files are worth parsing, and for which question? One cheap look at every text: what is asked for cannot be
// written without these words.
import { globalInterfaces } from "../claims/global-interfaces.ts";

export type FileMark =
  /** May hold a Server Function. */
  | "use-server"
  /** May name roles or permissions. */
  | "org"
  /** May declare Clerk's global interfaces. */
  | "claims-types"
  /** May list the app's locales. */
  | "locales"
  /** May import by a path that leaves the app. */
  | "leaves-app"
  /** May import another package of the workspace. */
  | "names-outside"
  /** May render Clerk's sign-in or sign-up, or use its hooks. */
  | "sign-in"
  | "provider";

const signIn = ["SignIn", "SignUp", "clerk/elements", "AuthenticateWithRedirect"];

type Question = (text: string, path: string) => boolean;

export function markFiles(
  files: string[],
  peek: (path: string) => string | null,
  outside: string[],
): Map<FileMark, Set<string>> {
  const questions: [mark: FileMark, asks: Question][] = [
    ["use-server", (text) => text.includes("use server")],
    ["org", (text) => text.includes("org:")],
    ["claims-types", (text) => globalInterfaces.some((name) => text.includes(name))],
    ["locales", (text) => text.includes("defaultLocale") && text.includes("locales")],
    ["leaves-app", (text, path) => text.includes("../".repeat(path.split("/").length))],
    ["names-outside", (text) => outside.some((head) => text.includes(head))],
    ["sign-in", (text) => signIn.some((word) => text.includes(word))],
    ["provider", (text) => text.includes("ClerkProvider")],
  ];
  const marks = new Map(questions.map(([mark]) => [mark, new Set<string>()]));
  for (const path of files) {
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    const text = peek(path);
    if (text === null) continue;
    for (const [mark, asks] of questions) if (asks(text, path)) marks.get(mark)?.add(path);
  }
  return marks;
}
