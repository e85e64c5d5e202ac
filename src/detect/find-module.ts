// Which file stands at a path that an import names? Missing extensions, index files, `.js` that means `.ts`.
import { posix } from "node:path";

const endings = [".ts", ".tsx", ".js", ".jsx", ".mts", ".mjs", ".cts", ".cjs"];

/** @param take the file at a path, if there is one that counts */
export function findModule(base: string, take: (path: string) => string | null): string | null {
  const path = posix.normalize(base).replace(/\/$/, "");
  if (/\.[cm]?[jt]sx?$/.test(path)) {
    // `./x.js` may mean `x.ts` in ESM TypeScript.
    const twins = [path.replace(/\.([cm]?)js(x?)$/, ".$1ts$2"), path.replace(/\.jsx?$/, ".tsx")];
    for (const candidate of [path, ...twins]) {
      const found = take(candidate);
      if (found !== null) return found;
    }
  }
  for (const ending of endings) {
    const found = take(path + ending);
    if (found !== null) return found;
  }
  for (const ending of endings) {
    const found = take(posix.join(path, `index${ending}`));
    if (found !== null) return found;
  }
  // `./data.json`, `./styles.css`: a file all the same.
  return take(path);
}
