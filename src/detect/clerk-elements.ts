// Where does a file render one of Clerk's components? By import, never by text: aliases and namespaces are followed,
// and components of the app's own that render it, one file deep.
import { type SourceFile, ts } from "../syntax.ts";
import { findImports } from "./find-imports.ts";
import type { AppFacts } from "./module-facts.ts";

export interface ElementPlace {
  file: string;
  /** 1-based. */
  line: number;
}

const clerkPackage = /^@clerk\/(nextjs|clerk-react|react)(\/|$)/;

export function clerkElements(
  facts: Pick<AppFacts, "tree" | "resolve">,
  path: string,
  component: string,
): ElementPlace[] {
  const file = facts.tree.parse(path);
  if (!file) return [];
  const imports = findImports(file);
  const wrappers = new Set<string>();
  const found = directElements(file, path, component);
  for (const tag of tagNames(file)) {
    const imported = imports.get(tag.split(".")[0] ?? tag);
    const target = imported ? facts.resolve(path, imported.specifier) : null;
    if (target && target !== path) wrappers.add(target);
  }
  for (const wrapper of wrappers) {
    const wrapperFile = facts.tree.parse(wrapper);
    if (wrapperFile) found.push(...directElements(wrapperFile, wrapper, component));
  }
  return found;
}

function directElements(file: SourceFile, path: string, component: string): ElementPlace[] {
  const imports = findImports(file);
  return jsxTags(file)
    .filter((tag) => {
      const [head = "", member] = tag.getText(file).split(".");
      const imported = imports.get(head);
      if (!imported || !clerkPackage.test(imported.specifier)) return false;
      return (imported.exported === "*" ? member : imported.exported) === component;
    })
    .map((tag) => ({ file: path, line: file.getLineAndCharacterOfPosition(tag.getStart(file)).line + 1 }));
}

const tagNames = (file: SourceFile): string[] => jsxTags(file).map((tag) => tag.getText(file));

function jsxTags(file: SourceFile): ts.JsxTagNameExpression[] {
  const tags: ts.JsxTagNameExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) tags.push(node.tagName);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return tags;
}
