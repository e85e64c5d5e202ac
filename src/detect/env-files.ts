// Which environment variables do the app's .env files name? Names only: the values are dropped at once.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";
import type { Project } from "../types.ts";
import { readOddSource } from "./read-source.ts";
import { readText } from "./read-text.ts";

/** @param obstacles see detect-project.ts */
export function detectEnvFiles(root: string, obstacles: "refuse" | "report"): Project["envFiles"] {
  return readdirSync(root)
    .filter((name) => /^\.env(\.[A-Za-z][\w.-]*)?$/.test(name))
    .sort()
    .flatMap((file) => {
      const text = obstacles === "refuse" ? readText(join(root, file)) : peek(join(root, file));
      return text === null ? [] : [{ file, keys: Object.keys(parse(text)) }];
    });
}

function peek(path: string): string | null {
  const found = readOddSource(path);
  return found !== null && "text" in found ? found.text : null;
}
