// When does a condition hold, in words? `!(a && b)` is how notes quote one that has to be false; nobody reads that.

/** As it follows a `when`; what is quoted from the source stands between backticks. */
export function conditionText(note: string): string {
  const inner = deniedPart(note);
  // Of two denials nothing is left.
  const twice = inner === null ? null : deniedPart(inner);
  if (twice !== null) return conditionText(twice);
  const said = inner ?? note;
  const isTrue = inner === null;
  if (/^(has|missing): \[/.test(said)) return `\`${said}\` ${isTrue ? "holds" : "does not hold"}`;
  if (/^process\.env(\.\w+|\[["']\w+["']\])$/.test(said)) return `\`${said}\` is ${isTrue ? "" : "not "}set`;
  const bare = withoutText(said);
  const compares = bare.match(/[!=]==?/g) ?? [];
  const isSimple = compares.length === 1 && !/&&|\|\||\?|…|=>/.test(bare);
  if (isSimple) return `\`${isTrue ? said : opposite(said, bare)}\``;
  // A comparison says itself that it is true.
  const saysItself = /[!=]==|[<>&|]/.test(bare);
  return isTrue && saysItself ? `\`${said}\`` : `\`${said}\` is ${isTrue ? "true" : "false"}`;
}

/** `a` of `!(a)` and `!a`; null where the whole is not denied. */
function deniedPart(note: string): string | null {
  if (/^![\w.?]+$/.test(note)) return note.slice(1);
  if (!note.startsWith("!(") || !note.endsWith(")")) return null;
  // What was cut off lacks its closing parentheses.
  if (note.endsWith("…)")) return note.slice(2, -1);
  const bare = withoutText(note);
  let depth = 0;
  for (let at = 1; at < bare.length; at += 1) {
    if (bare[at] === "(") depth += 1;
    if (bare[at] === ")") depth -= 1;
    if (depth === 0) return at === bare.length - 1 ? note.slice(2, -1) : null;
  }
  return null;
}

/** Of the same length: strings blanked, in which anything may stand. */
function withoutText(code: string): string {
  return code.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, (text) =>
    "_".repeat(text.length),
  );
}

/** `a !== b` of `a === b`. */
function opposite(code: string, bare: string): string {
  const [operator = ""] = /[!=]==?/.exec(bare) ?? [];
  const index = bare.indexOf(operator);
  const other = operator.startsWith("!") ? operator.replace("!", "=") : operator.replace("=", "!");
  return code.slice(0, index) + other + code.slice(index + operator.length);
}
