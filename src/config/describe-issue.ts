// What does a validation issue mean to the person who wrote the file? JSON path, what is expected, and a guess at what was meant.
import { closest, distance } from "fastest-levenshtein";
import type { z } from "zod";

interface Described {
  path: PropertyKey[];
  message: string;
}

/** @param schema the JSON Schema of the whole value: it knows the keys and the choices at every path */
export function describeIssue(issue: z.core.$ZodIssue, value: unknown, schema: unknown): Described {
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const known = Object.keys(schemaAt(schema, issue.path).properties ?? {});
    const expected = known.length > 0 ? `; expected ${known.join(", ")}` : "";
    const path = [...issue.path, key];
    return { path, message: `unknown key ${show(key)}${at(issue.path)}${suggest(key, known) || expected}` };
  }
  if (issue.code === "invalid_union") return describeUnion(issue, value, schema);
  if (issue.code === "invalid_key") {
    const key = String(issue.path.at(-1));
    const why = issue.issues[0]?.message ?? "is not a usable key";
    return { path: issue.path, message: `key ${show(key)}${at(issue.path.slice(0, -1))} ${why}` };
  }
  const found = valueAt(value, issue.path);
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String);
    const guess = typeof found === "string" ? suggest(found, choices) : "";
    return {
      path: issue.path,
      message: `${dotted(issue.path)} must be ${oneOf(choices)}, not ${show(found)}${guess}`,
    };
  }
  if (issue.code === "invalid_type") {
    const not = found === undefined ? "is missing" : `must be ${article(issue.expected)}, not ${show(found)}`;
    return { path: issue.path, message: `${dotted(issue.path)} ${not}` };
  }
  if (typeof found === "number" && (issue.code === "too_small" || issue.code === "too_big")) {
    const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    return { path: issue.path, message: `${dotted(issue.path)} must be ${bound}, not ${show(found)}` };
  }
  if (issue.code === "too_small")
    return { path: issue.path, message: `${dotted(issue.path)} must not be empty` };
  const shown = issue.message.startsWith("must ") ? `, not ${show(found)}` : `: ${show(found)}`;
  return { path: issue.path, message: `${dotted(issue.path)} ${issue.message}${shown}` };
}

/** The only unions are "exactly one of these keys" and JSON itself. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, value: unknown, schema: unknown): Described {
  const found = valueAt(value, issue.path);
  const branches = schemaAt(schema, issue.path).anyOf ?? [];
  const keys = branches.flatMap((branch) => Object.keys(branch.properties ?? {}));
  const inside = issue.errors.find((errors) => errors.every((one) => one.path.length > 0));
  const [first] = inside ?? [];
  const isOneKey = typeof found === "object" && found !== null && Object.keys(found).length === 1;
  if (first && isOneKey)
    return describeIssue({ ...first, path: [...issue.path, ...first.path] }, value, schema);
  if (keys.length === 0) return { path: issue.path, message: `${dotted(issue.path)} must be a JSON value` };
  const own = typeof found === "object" && found !== null ? Object.keys(found) : [];
  const odd = own.find((key) => !keys.includes(key));
  const guess = odd === undefined ? "" : suggest(odd, keys);
  return {
    path: issue.path,
    message: `${dotted(issue.path)} must hold exactly one of ${keys.join(", ")}, not ${show(found)}${guess}`,
  };
}

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
}

function schemaAt(schema: unknown, path: PropertyKey[]): Schema {
  let node = schema as Schema | undefined;
  for (const step of path) node = typeof step === "number" ? node?.items : node?.properties?.[String(step)];
  return node ?? {};
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  let node = value;
  for (const step of path) {
    if (typeof node !== "object" || node === null) return undefined;
    node = Reflect.get(node, step);
  }
  return node;
}

function suggest(word: string, known: string[]): string {
  const near = known.length > 0 ? closest(word, known) : "";
  return near && distance(near, word) <= Math.max(2, near.length / 3) ? `. Did you mean "${near}"?` : "";
}

/** `routes.rules[0].match`. */
function dotted(path: PropertyKey[]): string {
  if (path.length === 0) return "the file";
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    const name = /^[\w$]+$/.test(String(step)) ? String(step) : show(String(step));
    return text ? `${text}.${name}` : name;
  }, "");
}

const at = (path: PropertyKey[]) => (path.length > 0 ? ` in ${dotted(path)}` : "");
const oneOf = (words: string[]) => words.map((word) => `"${word}"`).join(" or ");
const article = (type: string) =>
  /^[aeiou]/.test(type) ? `an ${type}` : type === "record" ? "an object" : `a ${type}`;

/** Escapes what a terminal would act on, and cuts what is long. */
function show(value: unknown): string {
  const text = (JSON.stringify(value) ?? String(value)).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
