// May Server Actions stand in this file? Next.js has plans of its own for some names and folders.
import type { Project } from "../types.ts";
import { valueProblem } from "./value-problem.ts";

/** Null, or what the path must be. */
export function actionFileProblem(
  path: string,
  { language, pagesDir, gate }: Pick<Project, "language" | "pagesDir" | "gate">,
): string | null {
  const problem = valueProblem.relativePath(path);
  if (problem) return problem;
  const endings = language === "ts" ? ["ts", "tsx"] : ["js", "jsx"];
  const name = path.slice(path.lastIndexOf("/") + 1);
  const [base = "", ...dotted] = name.split(".");
  if (base === "" || dotted.length !== 1 || !endings.includes(dotted[0] ?? "")) {
    return `must be a module that ends in .${endings.join(" or .")}`;
  }
  const isServed = [
    "page",
    "route",
    "layout",
    "template",
    "default",
    "loading",
    "error",
    "not-found",
  ].includes(base);
  if (isServed || path === gate.file || path === gate.expected)
    return "is a file that Next.js runs for something else";
  return pagesDir !== null && path.startsWith(`${pagesDir}/`)
    ? "must stand outside pages/, where every file is a URL"
    : null;
}
