// What exactly changes in a file, as a patch that `patch -p0` understands?
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { Change } from "../types.ts";
import { maskEnv } from "./mask-env.ts";

/** Exact for every file but `.env*`, whose old values are never shown. */
export function unifiedDiff({ path, before, after }: Change): string {
  const isEnv = /(^|\/)\.env[^/]*$/.test(path);
  const show = (text: string) => (isEnv ? maskEnv(text, before ?? "") : text);
  const oldName = before === null ? "/dev/null" : path;
  return createTwoFilesPatch(oldName, path, show(before ?? ""), show(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
