// Random claims with random shapes of metadata, and people whose data fits them. The same seed gives the same ones.
import fc from "fast-check";
import type { TokenData } from "../../src/claims/fill-template.ts";
import type { MetadataKey } from "../../src/claims/global-interfaces.ts";
import type { Json } from "../../src/config.ts";
import { type Field, type Shapes, specs } from "./metadata-specs.ts";

export interface RandomClaim {
  template: Json;
  shapes: Shapes;
  data: TokenData;
}

const owners = {
  "user.public_metadata": "userPublic",
  "user.unsafe_metadata": "userUnsafe",
  "org.public_metadata": "organizationPublic",
  "org_membership.public_metadata": "organizationMembershipPublic",
} as const satisfies Record<string, MetadataKey>;

/** Written out: the table under test may have lost one. */
const plainCodes = [
  ...["id", "external_id", "first_name", "last_name", "full_name", "username", "created_at", "updated_at"],
  ...["last_sign_in_at", "primary_email_address", "primary_phone_number", "primary_web3_wallet"],
  ...[
    "email_verified",
    "phone_number_verified",
    "image_url",
    "has_image",
    "two_factor_enabled",
    "organizations",
  ],
].map((name) => `user.${name}`);
const otherCodes = [
  ...["org.id", "org.role", "org.name", "org.slug", "org.image_url", "org.has_image"],
  ...["org_membership.permissions", "session.actor", "session.reverification_id"],
];
export const codes = [...plainCodes, ...otherCodes, ...Object.keys(owners)];

const text = fc.oneof(
  fc.constantFrom("", "Ada", "null", "é😀", "{{user.id}}", 'a "b" \\', "*/ }"),
  fc.string({ maxLength: 8 }),
);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });

const field: fc.Arbitrary<Field> = fc.record({ optional: fc.boolean(), spec: fc.constantFrom(...specs) });
// No names that every object has, such as toString: TypeScript sees those in every value.
const shape = fc.dictionary(fc.constantFrom("plan", "role", "$n", "tier", "limit"), field, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
});
const shapes: fc.Arbitrary<Shapes> = fc.record(
  { userPublic: shape, userUnsafe: shape, organizationPublic: shape, organizationMembershipPublic: shape },
  { requiredKeys: [] },
);

/** Metadata that fits its shape; without a shape anything. */
function metadata(fields: Record<string, Field> | undefined): fc.Arbitrary<{ [key: string]: Json }> {
  if (!fields)
    return fc.dictionary(fc.constantFrom("plan", "x"), fc.constantFrom<Json>("a", 0, null, [], { y: 1 }));
  const all = Object.entries(fields).map(
    ([name, { spec }]) => [name, fc.constantFrom(...spec.values)] as const,
  );
  const requiredKeys = Object.keys(fields).filter((name) => !fields[name]?.optional);
  return fc.record(Object.fromEntries(all), { requiredKeys }).map((record) => ({ ...record }));
}

function tokenData(declared: Shapes): fc.Arbitrary<TokenData> {
  const user = fc.record({
    id: fc.constant("user_2ZbCd"),
    external_id: orNull(text),
    first_name: orNull(text),
    last_name: orNull(text),
    full_name: orNull(text),
    username: orNull(text),
    created_at: fc.integer({ min: 0, max: 2_000_000_000 }),
    updated_at: fc.integer({ min: 0, max: 2_000_000_000 }),
    last_sign_in_at: orNull(fc.integer({ min: 0, max: 2_000_000_000 })),
    primary_email_address: orNull(fc.constant("ada@example.com")),
    primary_phone_number: orNull(fc.constant("+12025550188")),
    primary_web3_wallet: orNull(fc.constant("0x1234")),
    email_verified: fc.boolean(),
    phone_number_verified: fc.boolean(),
    image_url: fc.constant("https://img.clerk.com/eyJ0"),
    has_image: fc.boolean(),
    two_factor_enabled: fc.boolean(),
    organizations: fc.constantFrom<Record<string, string>>({}, { org_1: "org:admin", org_2: "org:member" }),
    public_metadata: metadata(declared.userPublic),
    unsafe_metadata: metadata(declared.userUnsafe),
  });
  const org = fc.record({
    id: fc.constant("org_1"),
    role: fc.constantFrom("org:admin", "org:member"),
    name: text,
    slug: orNull(fc.constant("acme")),
    image_url: orNull(fc.constant("https://img.clerk.com/eyJ0")),
    has_image: fc.boolean(),
    public_metadata: metadata(declared.organizationPublic),
  });
  const membership = fc.record({
    permissions: fc.constantFrom<string[]>([], ["org:data:read"]),
    public_metadata: metadata(declared.organizationMembershipPublic),
  });
  const active = fc.oneof(
    fc.constant({ org: null, org_membership: null }),
    fc.record({ org, org_membership: membership }),
  );
  const session = fc.record({
    actor: orNull(fc.constantFrom({ sub: "user_a" }, { sub: "user_a", iss: "x", sid: "sess_1" })),
    reverification_id: orNull(text),
  });
  return fc
    .record({ user, active, session })
    .map(({ active, ...rest }): TokenData => ({ ...rest, ...active }));
}

/** Declared fields, what stands below them, and what nobody declared. */
function dotPaths(declared: Shapes): string[] {
  return Object.entries(owners).flatMap(([code, key]) => [
    `${code}.nobody_knows.it`,
    ...below(code, declared[key] ?? {}),
  ]);
}

function below(path: string, fields: Record<string, Field>): string[] {
  return Object.entries(fields)
    .filter(([name]) => /^[\w$-]+$/.test(name))
    .flatMap(([name, { spec }]) => [`${path}.${name}`, ...below(`${path}.${name}`, spec.fields ?? {})]);
}

function templates(declared: Shapes): fc.Arbitrary<Json> {
  const literal = fc.constantFrom("'user'", "''", "'a || }} b'", "30", "-2.5", "0", "true", "false");
  const path = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...codes) },
    { weight: 2, arbitrary: fc.constantFrom(...dotPaths(declared)) },
  );
  const operands = fc
    .tuple(fc.array(fc.oneof(path, literal), { maxLength: 2 }), path, fc.option(literal))
    .map(([before, one, last]) => [...before, one, ...(last === null ? [] : [last])]);
  const expression = fc
    .tuple(
      fc.oneof(
        path.map((one) => [one]),
        operands,
      ),
      fc.constantFrom("", " "),
    )
    .map(([list, space]) => `{{${space}${list.join(`${space}||${space}`)}${space}}}`);
  const plain = fc.constantFrom("", "authenticated", 'quo"te\\', "*/ } {", "a {b} }}", "café");
  const around = fc.tuple(plain, expression, fc.oneof(plain, expression)).map((parts) => parts.join(""));
  const single = fc.oneof(
    { weight: 6, arbitrary: expression },
    { weight: 2, arbitrary: around },
    { weight: 1, arbitrary: plain },
    { weight: 1, arbitrary: fc.constantFrom<Json>(3, -0, -7.25, 1e21, 2 ** 60, true, false, null) },
  );
  const key = fc.constantFrom(
    "a",
    "x-hasura-user-id",
    "prototype",
    "__proto__",
    'quo"te',
    "new\nline",
    "1a",
    "é",
    "*/",
  );
  return fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 5, arbitrary: single },
      { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
      {
        weight: 1,
        // Not with assignment: that would lose the key __proto__.
        arbitrary: fc
          .uniqueArray(fc.tuple(key, tie("value")), { maxLength: 3, selector: ([name]) => name })
          .map((all): Json => Object.fromEntries(all)),
      },
    ),
  })).value;
}

const randomClaim: fc.Arbitrary<RandomClaim> = shapes.chain((declared) =>
  fc.record({ template: templates(declared), shapes: fc.constant(declared), data: tokenData(declared) }),
);

export function randomClaims(count: number, seed: number): RandomClaim[] {
  return fc.sample(randomClaim, { numRuns: count, seed });
}
