// Which environment variables do the app's .env files name? Names only: the values are dropped at once.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";
import type { Project } from "../types.ts";
import { readText } from "./read-text.ts";

export function detectEnvFiles(root: string): Project["envFiles"] {
  return readdirSync(root)
    .filter((name) => /^\.env(\.[A-Za-z][\w.-]*)?$/.test(name))
    .sort()
    .flatMap((file) => {
      const text = readText(join(root, file));
      return text === null ? [] : [{ file, keys: Object.keys(parse(text)) }];
    });
}
