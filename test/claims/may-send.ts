// What might Clerk send for a template, and what never? Clerk's documented rules, said a second time and without types.
import type { MetadataKey } from "../../src/claims/global-interfaces.ts";
import type { Json } from "../../src/config.ts";
import { acceptsFields, type Field, type Shapes } from "./metadata-specs.ts";

export interface Verdicts {
  /** Values that Clerk might send. */
  possible: Json[];
  /** Values that Clerk would not send. */
  impossible: Json[];
}

/** Null: anything may come, because nobody declared it. */
type Accepts = ((value: Json) => boolean) | null;

const isText = (value: Json) => typeof value === "string";
const isNumber = (value: Json) => typeof value === "number";
const isBoolean = (value: Json) => typeof value === "boolean";
const isObject = (value: Json) => value !== null && typeof value === "object" && !Array.isArray(value);
const orNull = (accepts: (value: Json) => boolean) => (value: Json) => value === null || accepts(value);

const plain: Record<string, (value: Json) => boolean> = {
  "user.id": isText,
  "user.external_id": orNull(isText),
  "user.first_name": orNull(isText),
  "user.last_name": orNull(isText),
  "user.full_name": orNull(isText),
  "user.username": orNull(isText),
  "user.created_at": isNumber,
  "user.updated_at": isNumber,
  "user.last_sign_in_at": orNull(isNumber),
  "user.primary_email_address": orNull(isText),
  "user.primary_phone_number": orNull(isText),
  "user.primary_web3_wallet": orNull(isText),
  "user.email_verified": isBoolean,
  "user.phone_number_verified": isBoolean,
  "user.image_url": isText,
  "user.has_image": isBoolean,
  "user.two_factor_enabled": isBoolean,
  "user.organizations": (value) => isObject(value) && Object.values(value ?? {}).every(isText),
  "org.id": orNull(isText),
  "org.role": orNull(isText),
  "org.name": orNull(isText),
  "org.slug": orNull(isText),
  "org.image_url": orNull(isText),
  "org.has_image": orNull(isBoolean),
  "org_membership.permissions": orNull((value) => Array.isArray(value) && value.every(isText)),
  "session.actor": orNull((value) => isObject(value) && JSON.stringify(value).startsWith('{"sub":"')),
  "session.reverification_id": orNull(isText),
};

const owners: [code: string, key: MetadataKey, nullable: boolean][] = [
  ["user.public_metadata", "userPublic", false],
  ["user.unsafe_metadata", "userUnsafe", false],
  ["org.public_metadata", "organizationPublic", true],
  ["org_membership.public_metadata", "organizationMembershipPublic", true],
];

function ofPath(path: string, shapes: Shapes): Accepts {
  const known = plain[path];
  if (known) return known;
  const owner = owners.find(([code]) => path === code || path.startsWith(`${code}.`));
  if (!owner) return null;
  const [code, key, nullable] = owner;
  const fields = shapes[key];
  if (path === code) {
    const whole = fields ? (value: Json) => acceptsFields(fields, value) : isObject;
    return nullable ? orNull(whole) : whole;
  }
  return fields ? ofField(fields, path.slice(code.length + 1).split("."), nullable) : null;
}

function ofField(fields: Record<string, Field>, [name = "", ...rest]: string[], mayMiss: boolean): Accepts {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return null;
  const missing = mayMiss || field.optional;
  if (rest.length > 0) {
    // A field that may be null itself has nothing below it then.
    const isNullable = field.spec.accepts(null);
    return field.spec.fields ? ofField(field.spec.fields, rest, missing || isNullable) : null;
  }
  return missing ? orNull(field.spec.accepts) : field.spec.accepts;
}

function ofOperand(text: string, shapes: Shapes): Accepts {
  if (!/^[a-z_]+\./.test(text)) {
    const literal: Json = text.startsWith("'") ? text.slice(1, -1) : JSON.parse(text);
    return (value) => value === literal;
  }
  return ofPath(text, shapes);
}

function ofText(template: string, shapes: Shapes): Accepts {
  if (!template.includes("{{")) return (value) => value === template;
  // The random templates know one text with braces and bars in quotes.
  const masked = template.replaceAll("'a || }} b'", "'#'");
  const single = /^\{\{([^{}]*)\}\}$/.exec(masked);
  if (!single) return isText;
  const operands = (single[1] ?? "").split("||").map((one) => one.trim().replace("'#'", "'a || }} b'"));
  const accepts = operands.map((one) => ofOperand(one, shapes));
  const last = accepts.length - 1;
  if (accepts.includes(null)) return null;
  return (value) =>
    accepts.some((one, at) => one?.(value) && (at === last || (value !== null && value !== false)));
}

const candidates: Json[] = [
  ...[null, false, true, 0, 1, 7, -2, 30, "", "zz", "a", "pro", "dark", "user", "authenticated", "v1"],
  ...[{}, { sub: "x" }, { a: 1 }, { org_1: "org:admin" }, ["a"], [1, 2], [7]],
];

export function verdicts(template: Json, shapes: Shapes, sent: Json): Verdicts {
  const found = judge(template, shapes, sent);
  return { possible: [sent, ...found.possible], impossible: found.impossible };
}

function judge(template: Json, shapes: Shapes, sent: Json): Verdicts {
  if (Array.isArray(template)) return judgeArray(template, shapes);
  if (template !== null && typeof template === "object") return judgeObject(template, shapes, sent);
  const accepts: Accepts =
    typeof template === "string"
      ? ofText(template, shapes)
      : (value) => value === template || (value === 0 && template === 0);
  if (accepts === null) return { possible: candidates, impossible: [] };
  return {
    possible: candidates.filter(accepts),
    impossible: candidates.filter((value) => !accepts(value)),
  };
}

/** Items are told apart by nothing but their value: impossible is what fits none of them. */
function judgeArray(items: Json[], shapes: Shapes): Verdicts {
  const impossible = candidates.filter((value) =>
    items.every((item) => judge(item, shapes, value).impossible.includes(value)),
  );
  const nested = items.some((item) => item !== null && typeof item === "object");
  return {
    possible: [[]],
    impossible: [...(nested ? [] : impossible.map((value) => [value])), "x", 7, null, { a: 1 }],
  };
}

function judgeObject(template: { [key: string]: Json }, shapes: Shapes, sent: Json): Verdicts {
  const entries = Object.entries(template);
  const values = new Map(Object.entries(sent ?? {}));
  const changed = (key: string, value: Json): Json => Object.fromEntries(new Map([...values, [key, value]]));
  const each = entries.map(([key, item]) => [key, judge(item, shapes, values.get(key) ?? null)] as const);
  const lost = entries.map(([key]): Json => Object.fromEntries([...values].filter(([name]) => name !== key)));
  return {
    possible: each.flatMap(([key, found]) => found.possible.map((value) => changed(key, value))),
    impossible: [
      ...each.flatMap(([key, found]) => found.impossible.map((value) => changed(key, value))),
      ...lost,
      changed("surplus", 1),
      ...["x", 7, null],
    ],
  };
}
