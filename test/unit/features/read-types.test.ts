// Hand-written types become configuration: what is certain, what is a guess with its reason, and what stays open.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metadataKeys } from "../../../src/claims/global-interfaces.ts";
import { shortcodes } from "../../../src/claims/shortcodes.ts";
import { parseConfig } from "../../../src/config.ts";
import { readTypes, type TypesReading } from "../../../src/features/session-types/read-types.ts";
import { sessionTypes } from "../../../src/features/session-types.ts";
import { testProject } from "../../project.ts";

function read(text: string): TypesReading {
  const path = "types/clerk.d.ts";
  return readTypes(testProject({ typesFile: path, files: { [path]: text } }));
}

const claims = (body: string, more = "") =>
  read(`export {};\ndeclare global {\ninterface CustomJwtSessionClaims {\n${body}\n}\n${more}\n}\n`);

describe("claims", () => {
  test("the shape of Clerk's own guide", () => {
    const reading = claims(
      'metadata?: {\n  // of the app\n  role?: "admin" | "member";\n  onboarded: boolean }',
    );
    expect(reading.guessed).toEqual([
      {
        name: "metadata",
        template: "{{user.public_metadata}}",
        because: expect.stringContaining("usual name"),
        describes: "userPublic",
      },
    ]);
    expect(reading.metadata).toEqual({ userPublic: { "role?": "'admin' | 'member'", onboarded: "boolean" } });
  });

  test.each([
    ["'x-y'?: number", "x-y"],
    ["[key: string]: number", "[key: string]: number"],
  ])("a shape that the configuration holds only in part stays open: %s", (member, why) => {
    const { guessed, metadata, open } = claims(`metadata: { plan?: string; ${member} }`);
    expect({ guessed, metadata }).toEqual({ guessed: [], metadata: {} });
    expect(open).toEqual([
      expect.objectContaining({ name: "metadata", reason: expect.stringContaining(why) }),
    ]);
  });

  test("a name of Clerk's that the file imports means the import", () => {
    const before = "import type { UserPublicMetadata } from '../lib/meta';\n";
    const body =
      "interface CustomJwtSessionClaims { all?: UserPublicMetadata; team?: OrganizationPublicMetadata }";
    const reading = read(`${before}declare global { ${body} }`);
    expect(reading.claims).toEqual({ team: "{{org.public_metadata}}" });
    expect(reading.open).toMatchObject([{ name: "all", reason: expect.stringContaining("own import") }]);
    // What declare global says itself is nearer.
    const nearer = read(`${before}declare global { ${body} interface UserPublicMetadata { plan: 1 } }`);
    expect(nearer.claims).toMatchObject({ all: "{{user.public_metadata}}" });
  });

  test("what is global as a whole goes before every declare global", () => {
    const files = {
      "types/a.d.ts": "declare global { interface UserPublicMetadata { plan?: 'module' } }\nexport {};\n",
      "types/b.d.ts": "interface UserPublicMetadata { plan?: 'script' }\n",
    };
    const { metadata } = readTypes(testProject({ files, typesFiles: Object.keys(files) }));
    expect(metadata.userPublic).toEqual({ "plan?": "'script'" });
  });

  test("what the interface says goes before what a claim says of it", () => {
    const { metadata } = claims(
      "metadata?: { plan?: string; team: string }",
      "interface UserPublicMetadata { plan: 'free' | 'pro' }",
    );
    expect(metadata.userPublic).toEqual({ plan: "'free' | 'pro'", team: "string" });
  });

  test.each([
    ["email?: string", "{{user.primary_email_address}}"],
    ["email: string | null", "{{user.primary_email_address}}"],
    ["firstName?: string | undefined", "{{user.first_name}}"],
    ["last_name: string", "{{user.last_name}}"],
    ["createdAt: number", "{{user.created_at}}"],
    ["orgName?: string", "{{org.name}}"],
    ['role?: "authenticated"', "authenticated"],
    ["level: 3", 3],
    ["beta: true", true],
  ])("%s is taken for %j", (member, template) => {
    const { guessed, claims: certain, open } = claims(member);
    expect(guessed).toEqual([expect.objectContaining({ template, because: expect.any(String) })]);
    expect({ certain, open }).toEqual({ certain: {}, open: [] });
  });

  test.each([
    ["all?: UserPublicMetadata", "{{user.public_metadata}}"],
    ["theirs: UserUnsafeMetadata", "{{user.unsafe_metadata}}"],
    ["company?: OrganizationPublicMetadata | null", "{{org.public_metadata}}"],
    ["seat?: OrganizationMembershipPublicMetadata | null", "{{org_membership.public_metadata}}"],
  ])("%s can be nothing but %s", (member, template) => {
    expect(Object.values(claims(member).claims)).toEqual([template]);
  });

  test("a property of declared metadata with the same name and type", () => {
    const { guessed } = claims(
      "plan?: 'pro' | 'free' | null",
      "interface UserPublicMetadata { plan?: 'free' | 'pro' }",
    );
    expect(guessed).toMatchObject([{ name: "plan", template: "{{user.public_metadata.plan}}" }]);
  });

  test.each([
    ["plan?: 'free' | 'pro'", "does not say"],
    ["email?: number", "does not say"],
    ["id: string", "does not say"],
    ["email(): string", "no plain property"],
    ["since?: Date", "Date is declared elsewhere"],
    ["plan?: Plan", "Plan is declared elsewhere"],
    ["'a b'?: string", "name"],
    ["plan?: keyof Window", "more than a plain type"],
    ["all?: UserPrivateMetadata", "does not say"],
  ])("%s stays open", (member, reason) => {
    const reading = claims(member);
    expect(reading.open).toEqual([expect.objectContaining({ reason: expect.stringContaining(reason) })]);
    expect([reading.claims, reading.guessed]).toEqual([{}, []]);
  });

  test("our mark says it all, unless it was cut", () => {
    const reading = claims(`/** From clerk-sessions.json: {"slug":"{{org.slug}}","n":[1,"*\\/"]} */
team?: { slug: string | null; n: unknown[] };
/** From clerk-sessions.json: "{{user.first_name}} and {{user.last_nam… */
both?: string;
/** From clerk-sessions.json: "{{user.id}}\\u0007" */
bell?: string;`);
    expect(reading.claims).toEqual({ team: { slug: "{{org.slug}}", n: [1, "*/"] } });
    expect(reading.open.map(({ name }) => name)).toEqual(["both", "bell"]);
  });
});

describe("metadata", () => {
  test("types of the same file are written out", () => {
    const { metadata, open } = read(`type Plan = "free" | "pro";
interface Limits { seats: number; /** per day */ calls?: Array<Plan> }
interface Tree { children: Tree[] }
interface UserPublicMetadata {
  plan?: Plan;
  plans: Plan[];
  limits: Limits | null;
  tree?: Tree;
  "quoted"?: { 'a-b': string };
  [key: string]: unknown;
}`);
    expect(metadata.userPublic).toEqual({
      "plan?": "'free' | 'pro'",
      plans: "('free' | 'pro')[]",
      limits: "{ seats: number; calls?: Array<'free' | 'pro'> } | null",
      "quoted?": "{ 'a-b': string }",
    });
    expect(open).toMatchObject([{ name: "UserPublicMetadata.tree", reason: "Tree holds itself" }]);
  });

  test.each([
    ["import type { Plan } from './plan';", "plan: Plan"],
    ["", "plan: import('fs').Stats"],
    ["", "plan: typeof window"],
    ["type Box<T> = { it: T };", "plan: Box<string>"],
    ["", "plan: () => void"],
    ["", "plan(): void"],
    ["", "'a b': string"],
    ["", "__proto__: string"],
  ])("%s %s stays open", (before, member) => {
    const { metadata, open } = read(
      `${before}\nexport {};\ndeclare global { interface UserPublicMetadata { ${member} } }`,
    );
    expect(metadata).toEqual({});
    expect(open).toHaveLength(1);
  });
});

describe("roles and permissions", () => {
  const authorization = (body: string, before = "") =>
    read(`${before}\ninterface ClerkAuthorization { ${body} }`);

  test("literals, also by way of an alias; what the configuration cannot hold stays open", () => {
    const reading = authorization(
      "permission: Permission; role: 'org:admin'",
      "type Permission = 'org:a:read' | 'org:b:read'",
    );
    expect(reading.authorization).toEqual({
      roles: ["org:admin"],
      permissions: ["org:a:read", "org:b:read"],
    });
    expect(reading.open).toEqual([]);
  });

  test("half a list is none: written back it would rule out the other half", () => {
    const reading = authorization(
      "permission: Permission; role: 'org:admin' | 'owner'",
      "type Permission = 'org:a:read' | 'org:sys_memberships:manage'",
    );
    expect(reading.authorization).toEqual({ roles: [], permissions: [] });
    expect(reading.open).toMatchObject([
      {
        name: "ClerkAuthorization.role",
        type: "role: 'org:admin' | 'owner'",
        reason: expect.stringContaining("owner"),
      },
      { name: "ClerkAuthorization.permission", reason: expect.stringContaining("system permission") },
    ]);
  });

  test.each([
    ["custom", "role: 'org:admin' | 'custom'; permission: 'org:a:read'"],
    ["by way of an alias", "role: Role; permission: 'org:a:read'"],
    ["any other text", "role: 'org:admin' | (string & {}); permission: 'org:a:read'"],
  ])("a list with more than can be configured outlives what was read: %s", async (_, body) => {
    const path = "types/clerk.d.ts";
    const text = `type Role = 'org:admin' | 'custom'\ninterface ClerkAuthorization { ${body} }\n`;
    const project = testProject({ typesFile: path, files: { [path]: text } });
    for (const roles of [[], ["org:admin"]]) {
      const { authorization: found } = readTypes(project);
      const config = parseConfig({ authorization: { ...found, roles } });
      const [edit, ...others] = await sessionTypes.edits(project, { config, features: [], envLocal: false });
      expect(others).toEqual([]);
      expect(await edit?.run(text)).toEqual({ kind: "unchanged" });
    }
  });

  test("none at all", () => {
    const none = { roles: [], permissions: [] };
    expect(authorization("permission: ''; role: never")).toMatchObject({ authorization: none, open: [] });
    expect(authorization("permission: string; role: keyof Window")).toMatchObject({
      authorization: none,
      open: [{ name: "ClerkAuthorization.role" }, { name: "ClerkAuthorization.permission" }],
    });
  });
});

test("nothing that is read is refused by the configuration", () => {
  const hostile = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(hostile, hostile, (name, type) => {
      const {
        metadata,
        authorization,
        claims: certain,
        guessed,
      } = read(
        `interface CustomJwtSessionClaims { ${JSON.stringify(name)}?: ${JSON.stringify(type)}; metadata?: { ${name}: string } }
interface UserPublicMetadata { ${JSON.stringify(name)}: ${JSON.stringify(type)} }
interface ClerkAuthorization { role: ${JSON.stringify(name)}; permission: ${JSON.stringify(type)} }`,
      );
      const guesses = Object.fromEntries(guessed.map((one) => [one.name, one.template]));
      parseConfig({ metadata, authorization, sessionToken: { claims: { ...certain, ...guesses } } });
    }),
  );
});

const text = fc.constantFrom("free", "pro", "it's", 'a "b"', "{{", "*/", "//", "ü");
const type = fc.constantFrom(
  "string",
  "number | null",
  "'free' | 'pro'",
  "('a' | 'b')[]",
  "{ beta?: boolean; tier: 1 | 2 }",
  "Record<string, string>",
);
const property = fc.constantFrom("plan", "plan2?", "seats", "$deep?");
const template = fc.oneof(
  fc.constantFrom(...shortcodes.map(({ code }) => `{{${code}}}`)),
  fc.constantFrom("{{user.public_metadata.plan}}", "{{user.first_name || 'you'}}", "Hi {{user.full_name}}"),
  text.filter((one) => !one.includes("{{")),
  fc.integer(),
  fc.boolean(),
);
const value = fc.oneof(
  template,
  fc.array(template, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom("a", "b-c"), template, { maxKeys: 1 }),
);

test("what is generated reads back the same", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom("plan", "a-b", "https://example.com/x", "email"), value),
      fc.dictionary(fc.constantFrom(...metadataKeys), fc.dictionary(property, type, { minKeys: 1 })),
      fc.uniqueArray(fc.constantFrom("org:admin", "org:member", "org:owner"), { minLength: 1 }),
      fc.uniqueArray(fc.constantFrom("org:a:read", "org:b:write")),
      async (wanted, metadata, roles, permissions) => {
        const config = parseConfig({
          sessionToken: { claims: wanted },
          metadata,
          authorization: { roles, permissions },
        });
        const [edit] = await sessionTypes.edits(testProject(), { config, features: [], envLocal: false });
        const result = await edit?.run(null);
        if (result?.kind !== "changed") throw new Error(`not written: ${result?.kind}`);
        const reading = read(result.source);
        expect(reading.metadata).toEqual(metadata);
        expect(reading.authorization).toEqual({ roles, permissions });
        // The mark of a long value is cut.
        const short = Object.entries(wanted).filter(([, one]) => JSON.stringify(one).length <= 80);
        expect(reading.claims).toMatchObject(Object.fromEntries(short));
      },
    ),
    { numRuns: 60 },
  );
});
