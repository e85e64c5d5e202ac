// Which command gives the same result without a prompt? Printed after an interactive run.

export function equivalentCommand(folder: string | null, words: string[]): string {
  return ["npx create-clerk-sessions", ...(folder ? [quote(folder)] : []), "--yes", ...words.map(quote)].join(
    " ",
  );
}

/** For POSIX shells, which is also what Git Bash and WSL run. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
