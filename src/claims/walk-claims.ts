// Which single values do claims hold, and where? Bounded, so that no input is too deep or too much for what follows.
import type { Json } from "../config.ts";
import { showText } from "./show-text.ts";

export interface ClaimNode {
  /** `hasura.roles[0]` */
  path: string;
  /** The property's name when the value is one. */
  key: string | null;
  value: Json;
}

/** A token has room for far less. */
const most = { values: 1000, text: 65_536, depth: 40 };

/** Every value in the claims, objects and arrays included, in their order; or why there are too many. */
export function walkClaims(
  claims: Record<string, Json>,
): { nodes: ClaimNode[] } | { path: string; problem: string } {
  const nodes: ClaimNode[] = [];
  let text = 0;
  const visit = (node: ClaimNode, depth: number): string | null => {
    nodes.push(node);
    text += (node.key?.length ?? 0) + (typeof node.value === "string" ? node.value.length : 0);
    if (nodes.length > most.values) return `claims hold more than ${count(most.values)} values in all`;
    if (text > most.text) return `claims hold more than ${count(most.text)} characters in all`;
    if (depth > most.depth) return `values must not be nested more than ${most.depth} deep`;
    for (const child of childrenOf(node)) {
      const problem = visit(child, depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  };
  for (const [name, value] of Object.entries(claims)) {
    const path = isPlain(name) ? name : showText(name);
    const problem = visit({ path, key: null, value }, 1);
    if (problem !== null) return { path, problem };
  }
  return { nodes };
}

/** One at a time: an array of a million is not copied to find out that it is too long. */
function* childrenOf({ path, value }: ClaimNode): Generator<ClaimNode> {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield { path: `${path}[${at}]`, key: null, value: item };
  } else if (value !== null && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) yield { path: path + step(key), key, value: item };
  }
}

const step = (key: string) => (isPlain(key) ? `.${key}` : `[${showText(key)}]`);
const isPlain = (name: string) => /^[\w./:{}-]{1,100}$/.test(name);
const count = (number: number) => number.toLocaleString("en-US");
