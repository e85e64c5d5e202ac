// With which methods is a resource asked for? The usual one, and one more that Next.js answers with the same code.
import type { Resource } from "../types.ts";

export function methodsServed({ kind, export: name }: Pick<Resource, "kind" | "export">): string[] {
  if (kind === "route-handler") return name === "GET" ? ["GET", "HEAD"] : [name];
  return pageMethods;
}

/** A page is rendered for POST as well. */
export const pageMethods = ["GET", "POST"];
