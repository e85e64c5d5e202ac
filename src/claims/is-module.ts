// Does the compiler take a file for a module? Only what a module puts into `declare global` is global,
// and only in a module does `declare global` count.
import { type SourceFile, ts } from "../syntax.ts";
import type { TsConfig } from "../types.ts";

/** As `moduleDetection` says; its default depends on `module`. */
export function isModule(tree: SourceFile, tsconfig: TsConfig | null): boolean {
  if (ts.isExternalModule(tree)) return true;
  if (tree.isDeclarationFile) return false;
  const { moduleDetection, module = "", jsx = "" } = tsconfig ?? {};
  const detection = moduleDetection ?? (/^node(?:\d+|next)$/.test(module) ? "force" : "auto");
  if (detection === "legacy") return false;
  if (detection === "force" || /\.[cm][jt]s$/.test(tree.fileName)) return true;
  return /^react-jsx(?:dev)?$/.test(jsx) && holdsJsx(tree);
}

function holdsJsx(node: ts.Node): boolean {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) return true;
  return ts.forEachChild(node, (child) => holdsJsx(child) || undefined) ?? false;
}
