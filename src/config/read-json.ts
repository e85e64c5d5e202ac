// What does a JSON file hold, and on which line does each value stand? Broken files are refused with line and column.
import {
  createScanner,
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { UsageError } from "../errors.ts";

export interface JsonFile {
  value: unknown;
  /** 1-based line of the value at this path, or of the nearest one above it. */
  lineOf(path: PropertyKey[]): number;
}

export function readJson(file: string, text: string): JsonFile {
  const source = text.replace(/^\ufeff/, "");
  refuseDeepNesting(file, source);
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { disallowComments: true, allowEmptyContent: false });
  const [error] = errors;
  if (error || !tree) {
    const what = error ? words(printParseErrorCode(error.error)) : "nothing in it";
    throw new UsageError(
      `${place(file, source, error?.offset ?? 0)}: invalid JSON (${what}).`,
      `Fix ${file}, or delete it.`,
    );
  }
  refuseDoubtfulKeys(file, source, tree);
  return {
    value: JSON.parse(source),
    lineOf: (path) => lineAndColumn(source, nearest(tree, path).offset).line,
  };
}

const maxDepth = 200;

/** jsonc-parser's SyntaxKind, an ambient const enum that cannot be imported here: `{`, `[`, `}`, `]`, end. */
const opening: readonly number[] = [1, 3];
const closing: readonly number[] = [2, 4];
const end = 17;

/** Before the parser, whose recursion has an end. */
function refuseDeepNesting(file: string, source: string): void {
  const scanner = createScanner(source);
  let depth = 0;
  for (let token = scanner.scan(); Number(token) !== end; token = scanner.scan()) {
    if (opening.includes(token)) depth += 1;
    if (closing.includes(token)) depth -= 1;
    if (depth > maxDepth) {
      throw new UsageError(
        `${place(file, source, scanner.getTokenOffset())}: must not be nested more than ${maxDepth} deep.`,
      );
    }
  }
}

/** A repeated key hides the first one, and `__proto__` is lost on the way through JavaScript objects. */
function refuseDoubtfulKeys(file: string, source: string, node: Node): void {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = child.type === "property" ? child.children?.[0] : undefined;
    if (key) {
      const name = String(key.value);
      if (seen.has(name))
        throw new UsageError(
          `${place(file, source, key.offset)}: the key ${JSON.stringify(name)} stands there twice.`,
        );
      if (name === "__proto__")
        throw new UsageError(`${place(file, source, key.offset)}: "__proto__" is not a usable key.`);
      seen.add(name);
    }
    refuseDoubtfulKeys(file, source, child);
  }
}

function nearest(tree: Node, path: PropertyKey[]): Node {
  for (let length = path.length; length > 0; length--) {
    const steps = path.slice(0, length).map((step) => (typeof step === "number" ? step : String(step)));
    const node = findNodeAtLocation(tree, steps);
    if (node) return node;
  }
  return tree;
}

function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function place(file: string, source: string, offset: number): string {
  const { line, column } = lineAndColumn(source, offset);
  return `${file}:${line}:${column}`;
}

/** `CommaExpected` -> `comma expected`. */
const words = (code: string) => code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
