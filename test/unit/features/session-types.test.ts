// clerk.d.ts: what it says, where it lies, and what happens when the app has one.
import { describe, expect, test } from "vitest";
import { metadataInterfaces } from "../../../src/claims/global-interfaces.ts";
import { type Config, parseConfig } from "../../../src/config.ts";
import { sessionTypes } from "../../../src/features/session-types.ts";
import { parseErrors, parseSource, ts } from "../../../src/syntax.ts";
import type { EditResult, Project } from "../../../src/types.ts";
import { type ProjectOverrides, testProject } from "../../project.ts";

const roles = { authorization: { roles: ["org:admin"], permissions: [] } };

async function run(
  config: Record<string, unknown>,
  overrides: ProjectOverrides = {},
): Promise<{ path: string; why: string; result: EditResult }> {
  const project = testProject(overrides);
  const choices = { config: parseConfig(config), features: [], envLocal: false };
  const [edit, ...others] = await sessionTypes.edits(project, choices);
  if (!edit || others.length > 0) throw new Error("not one edit");
  return { path: edit.path, why: edit.why, result: await edit.run(project.read(edit.path)) };
}

async function written(config: Record<string, unknown>): Promise<string> {
  const { result } = await run(config);
  if (result.kind !== "changed") throw new Error(`not written: ${result.kind}`);
  return result.source;
}

const tsconfig = (own: Partial<NonNullable<Project["tsconfig"]>>): ProjectOverrides => ({
  tsconfig: {
    file: "tsconfig.json",
    include: null,
    exclude: null,
    paths: {},
    moduleResolution: "bundler",
    strict: true,
    ...own,
  },
});

describe("contents", () => {
  test("claims are optional, and null where Clerk sends null", async () => {
    const text = await written({
      sessionToken: {
        claims: {
          email: "{{user.primary_email_address}}",
          plan: "{{user.public_metadata.plan}}",
          verified: "{{user.email_verified}}",
          "https://example.com/team": "{{org.slug}}",
        },
      },
      metadata: { userPublic: { "plan?": "'free' | 'pro'" } },
    });
    expect(text).toContain("email?: string | null;");
    expect(text).toContain('plan?: "free" | "pro" | null;');
    expect(text).toContain("verified?: boolean;");
    expect(text).toContain('"https://example.com/team"?: string | null;');
    expect(text).toMatch(/declare global \{/);
    expect(text.endsWith("export {};\n")).toBe(true);
  });

  test("permission and role come together; no permissions are never, no roles are Clerk's two", async () => {
    const mark = String.raw`\s+/\*\* From clerk-sessions\.json \*/\s+`;
    expect(await written(roles)).toMatch(new RegExp(`permission: never;${mark}role: "org:admin";`));
    const permissions = { roles: [], permissions: ["org:items:read", "org:items:create"] };
    expect(await written({ authorization: permissions })).toMatch(
      new RegExp(
        String.raw`permission: "org:items:read" \| "org:items:create";${mark}role: "org:admin" \| "org:member";`,
      ),
    );
  });

  test("every member says where it comes from, on one line whatever the value is", async () => {
    const text = await written({
      sessionToken: {
        claims: { plan: "{{user.public_metadata.plan}}", end: "*/ }", long: "x".repeat(78) + "😀".repeat(9) },
      },
      metadata: { userPublic: { "plan?": "string" } },
    });
    expect(text).toContain('/** From clerk-sessions.json: "{{user.public_metadata.plan}}" */');
    expect(text).toContain(String.raw`/** From clerk-sessions.json: "*\/ }" */`);
    expect(text).toMatch(/: "x{78}😀… \*\//u);
    expect(text).toMatch(/\/\*\* From clerk-sessions\.json \*\/\s+plan\?: string;/);
  });

  test.each(Object.entries(metadataInterfaces))("metadata.%s fills %s", async (key, name) => {
    const text = await written({ metadata: { [key]: { "note?": "string" } } });
    expect(text).toMatch(new RegExp(String.raw`interface ${name} \{[^}]*note\?: string;\s+\}`));
  });

  test("nothing configured writes nothing", async () => {
    expect((await run({})).result).toMatchObject({ kind: "skipped" });
  });

  test.each([
    "string; declare const stolen: string",
    "string } interface UserPrivateMetadata { x: 1",
    "import('fs').Stats",
    "string // and the rest is gone",
    "",
    "1 +",
  ])("a metadata type must be a type and nothing else: %j", async (type) => {
    // As in a config that was not read from disk: the loader refuses the same.
    const config: Config = { ...parseConfig({}), metadata: { userPublic: { plan: type } } };
    const edits = sessionTypes.edits(testProject(), { config, features: [], envLocal: false });
    await expect(edits).rejects.toThrow("metadata.userPublic.plan");
  });

  test("hostile claim values stay inside their string", async () => {
    const value = '"; } } declare const stolen: string; // ` */ </script>';
    const text = await written({ sessionToken: { claims: { tag: value } } });
    expect(parseErrors("types/clerk.d.ts", text)).toEqual([]);
    const { statements } = parseSource("types/clerk.d.ts", text);
    expect(statements.map((one) => one.kind)).toEqual([
      ts.SyntaxKind.ModuleDeclaration,
      ts.SyntaxKind.ExportDeclaration,
    ]);
  });
});

describe("place", () => {
  test.each([
    ["Next's default", tsconfig({ include: ["next-env.d.ts", "**/*.ts"] }), "types/clerk.d.ts"],
    ["no include", tsconfig({}), "types/clerk.d.ts"],
    ["an app in src", { usesSrc: true }, "src/types/clerk.d.ts"],
    ["only src", tsconfig({ include: ["src"] }), "src/types/clerk.d.ts"],
    ["src/**/*", tsconfig({ include: ["src/**/*"] }), "src/types/clerk.d.ts"],
    ["types named beside src", tsconfig({ include: ["src", "types"] }), "types/clerk.d.ts"],
    ["tsx everywhere, ts in src", tsconfig({ include: ["**/*.tsx", "src/**/*.ts"] }), "src/types/clerk.d.ts"],
    ["types excluded", tsconfig({ exclude: ["node_modules", "types"] }), "src/types/clerk.d.ts"],
    ["**/types excluded", tsconfig({ exclude: ["**/types"] }), "src/clerk.d.ts"],
    ["only app", tsconfig({ include: ["app/**/*.ts", "app/**/*.tsx"] }), "app/types/clerk.d.ts"],
    ["only the root", tsconfig({ include: ["*.ts"] }), "clerk.d.ts"],
    ["a clerk.ts that would shadow it", { files: { "types/clerk.ts": "" } }, "src/types/clerk.d.ts"],
    ["another clerk.d.ts", { files: { "types/clerk.d.ts": "export {};" } }, "src/types/clerk.d.ts"],
  ] satisfies [string, ProjectOverrides, string][])("%s", async (_, overrides, path) => {
    expect((await run(roles, overrides)).path).toBe(path);
  });

  test("the configured place wins where the compiler reads it", async () => {
    expect((await run({ ...roles, typesFile: "global/auth.d.ts" })).path).toBe("global/auth.d.ts");
    const moved = await run({ ...roles, typesFile: "global/auth.d.ts" }, tsconfig({ include: ["src"] }));
    expect(moved.path).toBe("src/types/clerk.d.ts");
    expect(moved.why).toContain("global/auth.d.ts is not read");
  });

  test("dot folders are not read by wildcards", async () => {
    expect((await run({ ...roles, typesFile: ".clerk/types.d.ts" })).path).toBe("types/clerk.d.ts");
    const named = tsconfig({ include: [".clerk/types.d.ts"] });
    expect((await run({ ...roles, typesFile: ".clerk/types.d.ts" }, named)).path).toBe(".clerk/types.d.ts");
  });

  test("a config that reads no place of ours gets the text to paste", async () => {
    const { result } = await run(roles, tsconfig({ include: ["main.ts"] }));
    expect(result).toMatchObject({ kind: "manual", snippet: expect.stringContaining("ClerkAuthorization") });
  });
});

describe("an app that declares some of it", () => {
  const config = {
    authorization: { roles: ["org:admin"], permissions: ["org:items:read"] },
    sessionToken: { claims: { email: "{{user.primary_email_address}}" } },
  };
  const edits = async (own: Record<string, unknown>, overrides: ProjectOverrides) => {
    const project = testProject(overrides);
    const all = await sessionTypes.edits(project, {
      config: parseConfig(own),
      features: [],
      envLocal: false,
    });
    return Promise.all(all.map(async ({ path, run }) => ({ path, ...(await run(project.read(path))) })));
  };

  test("what is ours follows new answers, also when a formatter laid it out anew", async () => {
    const text = (await written(roles)).replaceAll('"', "'").replaceAll(";", "");
    const [result] = await edits(config, {
      typesFile: "types/clerk.d.ts",
      files: { "types/clerk.d.ts": text },
    });
    expect(result).toMatchObject({
      kind: "changed",
      source: expect.stringMatching(
        /permission: 'org:items:read'\n[^;]+role: 'org:admin'\n[^;]+email\?: string \| null\n/,
      ),
    });
  });

  test("a file that only mentions the names is no declaration", async () => {
    const [result] = await edits(config, { files: { "src/notes.ts": "// CustomJwtSessionClaims" } });
    expect(result).toMatchObject({ path: "types/clerk.d.ts", kind: "changed" });
  });

  test("a file that the compiler does not read takes nothing", async () => {
    const files = { "types/clerk.d.ts": "interface CustomJwtSessionClaims { tenant?: string }" };
    const [result] = await edits(config, {
      ...tsconfig({ include: ["src"] }),
      files,
      typesFile: "types/clerk.d.ts",
    });
    expect(result).toMatchObject({ path: "src/types/clerk.d.ts", kind: "changed" });
  });

  test("what only its owner can do comes on top of what we can, and stays to do", async () => {
    const before = `interface CustomJwtSessionClaims { email(): string }
interface ClerkAuthorization { role: "org:owner" }`;
    const [patch, rest] = await edits(config, { typesFile: "clerk.d.ts", files: { "clerk.d.ts": before } });
    expect(patch).toMatchObject({ kind: "changed", source: expect.stringContaining('role: "org:admin"') });
    expect(rest).toMatchObject({
      path: "clerk.d.ts",
      kind: "manual",
      line: 1,
      snippet: expect.stringContaining("email?: string | null"),
    });
  });

  test("with nothing configured, what is not ours is left alone", async () => {
    const text = "interface CustomJwtSessionClaims { tenant?: string }\ndeclare global { }";
    const results = await edits({}, { typesFile: "clerk.d.ts", files: { "clerk.d.ts": text } });
    expect(results).toEqual([{ path: "clerk.d.ts", kind: "unchanged" }]);
  });
});

describe("JavaScript apps", () => {
  const js = (overrides: ProjectOverrides) =>
    sessionTypes.unavailable(testProject({ language: "js", ...overrides }));
  const jsconfig = tsconfig({ file: "jsconfig.json" });

  test("have no use for types, unless the editor checks them", () => {
    expect(js({ tsconfig: null })).toMatch(/tsconfig/);
    expect(js({ ...jsconfig, files: { "jsconfig.json": '{ "compilerOptions": {} }' } })).toMatch(/checkJs/);
    const checked = '{ "compilerOptions": { /* strict */ "checkJs": true, } }';
    expect(js({ ...jsconfig, files: { "jsconfig.json": checked } })).toBeNull();
  });
});
