// Types of metadata fields that an app may declare, each with values that fit it and a test of its own, written by hand:
// what is to be shown must not come from the code under test.
import type { MetadataKey } from "../../src/claims/global-interfaces.ts";
import type { Config, Json } from "../../src/config.ts";

export interface Spec {
  type: string;
  values: Json[];
  accepts(value: Json): boolean;
  /** What stands below, for dot paths; null where nothing is declared. */
  fields: Record<string, Field> | null;
}

export interface Field {
  optional: boolean;
  spec: Spec;
}

/** Fields of each metadata object that has a shape. */
export type Shapes = Partial<Record<MetadataKey, Record<string, Field>>>;

const isText = (value: Json): value is string => typeof value === "string";
const isNumber = (value: Json): value is number => typeof value === "number";
const isBoolean = (value: Json): value is boolean => typeof value === "boolean";
const isObject = (value: Json): value is { [key: string]: Json } =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const spec = (type: string, values: Json[], accepts: (value: Json) => boolean): Spec => ({
  ...{ type, values, accepts },
  fields: null,
});

const text = spec("string", ["", "pro", 'a "b" \\ {{user.id}} é😀', "null"], isText);
const flag = spec("boolean", [true, false], isBoolean);
const theme = spec("'dark' | 'light'", ["dark", "light"], (value) => value === "dark" || value === "light");

function object(fields: Record<string, Field>): Spec {
  const members = Object.entries(fields).map(
    ([name, field]) => `'${name}'${field.optional ? "?" : ""}: ${field.spec.type}`,
  );
  const full = Object.entries(fields).map(([name, field]) => [name, field.spec.values[0] ?? null]);
  const required = full.filter(([name]) => !fields[String(name)]?.optional);
  return {
    type: `{ ${members.join("; ")} }`,
    values: [Object.fromEntries(full), Object.fromEntries(required)],
    accepts: (value) => acceptsFields(fields, value),
    fields,
  };
}

const profile = object({
  theme: { optional: false, spec: theme },
  "time-zone": { optional: true, spec: text },
  on: { optional: false, spec: flag },
});

/** Every type that a random shape is made of. */
export const specs: Spec[] = [
  text,
  flag,
  theme,
  profile,
  spec("number", [0, -1.5, 1e21, 2 ** 60], isNumber),
  spec("(string | null)", ["x", null], (value) => value === null || isText(value)),
  spec("string[]", [[], ["a", "b"]], (value) => Array.isArray(value) && value.every(isText)),
  spec("'a' | 1 | -2 | false | null", ["a", 1, -2, false, null], (value) =>
    ["a", 1, -2, false, null].some((one) => one === value),
  ),
  spec(
    "Record<string, number>",
    [{}, { a: 1 }],
    (value) => isObject(value) && Object.values(value).every(isNumber),
  ),
  spec("Exclude<'a' | false | null, 'b'>", ["a", false, null], (value) =>
    ["a", false, null].some((one) => one === value),
  ),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template literal type
  spec("`v${number}`", ["v1"], (value) => isText(value) && /^v\d+$/.test(value)),
  {
    ...profile,
    type: `${profile.type} | null`,
    values: [...profile.values, null],
    accepts: (value) => value === null || profile.accepts(value),
  },
  object({
    deep: { optional: true, spec: profile },
    list: {
      optional: false,
      spec: spec(
        "(1 | 2)[]",
        [[], [1, 2]],
        (value) => Array.isArray(value) && value.every((item) => item === 1 || item === 2),
      ),
    },
  }),
];

export function acceptsFields(fields: Record<string, Field>, value: Json): boolean {
  if (!isObject(value)) return false;
  const known = Object.keys(value).every((name) => Object.hasOwn(fields, name));
  return (
    known &&
    Object.entries(fields).every(([name, field]) =>
      Object.hasOwn(value, name) ? field.spec.accepts(value[name] ?? null) : field.optional,
    )
  );
}

/** As clerk-sessions.json holds it. */
export function metadataOf(shapes: Shapes): Config["metadata"] {
  return Object.fromEntries(
    Object.entries(shapes).map(([key, fields]) => [
      key,
      Object.fromEntries(
        Object.entries(fields).map(([name, field]) => [field.optional ? `${name}?` : name, field.spec.type]),
      ),
    ]),
  );
}
