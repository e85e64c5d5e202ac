// May a Server Action be called this? The name becomes a function, and part of other names in the same file.

/** Null, or what the name must be. */
export function actionNameProblem(name: string): string | null {
  if (reserved.has(name)) return "must not be a word that JavaScript or the file itself needs";
  if (/^[a-z][A-Za-z0-9]{0,59}$/.test(name)) return null;
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const [first = "", ...rest] = words;
  const camel = first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join("");
  const isMeant = /^[\w-]+$/.test(name) && /^[a-z][A-Za-z0-9]{0,59}$/.test(camel) && !reserved.has(camel);
  const meant = isMeant ? `, as in ${camel}` : ", as in createInvoice";
  return `must be a function's name of letters and digits that starts small${meant}`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const reserved = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for " +
    "function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof var void while with yield arguments eval undefined async " +
    // A module with an export called `then` passes for a promise.
    "then " +
    // What the file itself uses.
    "auth z"
  ).split(" "),
);
