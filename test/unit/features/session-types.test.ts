// clerk.d.ts: what it says, where it lies, and what happens when the app has one.
import { describe, expect, test } from "vitest";
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
  const [edit] = await sessionTypes.edits(project, choices);
  if (!edit) throw new Error("no edit");
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
    expect(await written(roles)).toMatch(/permission: never;\s+role: "org:admin";/);
    const permissions = { roles: [], permissions: ["org:items:read", "org:items:create"] };
    expect(await written({ authorization: permissions })).toMatch(
      /permission: "org:items:read" \| "org:items:create";\s+role: "org:admin" \| "org:member";/,
    );
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
  const typesFile = "src/globals.d.ts";
  const config = {
    authorization: { roles: ["org:admin"], permissions: ["org:items:read"] },
    sessionToken: {
      claims: { email: "{{user.primary_email_address}}", plan: "{{user.public_metadata.plan}}" },
    },
    metadata: { userPublic: { "plan?": "'free' | 'pro'" } },
  };
  const withFile = (text: string) => run(config, { typesFile, files: { [typesFile]: text } });

  test("the same in other words is left alone", async () => {
    const { path, result } = await withFile(`export {}
declare global {
  interface CustomJwtSessionClaims { email: null | string, plan?: 'pro' | 'free' | null }
  interface CustomJwtSessionClaims { extra: number }
  interface UserPublicMetadata { plan?: ("free" | "pro") }
  interface ClerkAuthorization { permission: string; role: 'org:owner' | 'org:admin' }
}`);
    expect(path).toBe(typesFile);
    expect(result).toEqual({ kind: "unchanged" });
  });

  test("what is missing or different is named, and handed over as a snippet", async () => {
    const { result } = await withFile(`export {}
declare global {
  interface CustomJwtSessionClaims { email: string; }
  interface ClerkAuthorization { permission: "org:items:read"; role: "org:admin" }
}`);
    if (result.kind !== "manual") throw new Error(result.kind);
    expect(result.reason).toContain("CustomJwtSessionClaims.email");
    expect(result.reason).toContain("CustomJwtSessionClaims.plan");
    expect(result.reason).toContain("UserPublicMetadata.plan");
    expect(result.reason).not.toContain("ClerkAuthorization");
    expect(result.snippet).toContain("email?: string | null;");
    expect(result.snippet).not.toContain("ClerkAuthorization");
  });

  test("a file that only mentions the names in a comment or a dead block is no declaration", async () => {
    // Without export the compiler ignores `declare global`.
    const { path } = await withFile(
      "// CustomJwtSessionClaims\ndeclare global { interface ClerkAuthorization {} }",
    );
    expect(path).toBe("types/clerk.d.ts");
  });
});

describe("our own file of the last run", () => {
  const later = { ...roles, sessionToken: { claims: { email: "{{user.primary_email_address}}" } } };
  const rerun = (text: string) =>
    run(later, {
      typesFile: "types/clerk.d.ts",
      files: { "types/clerk.d.ts": text, "clerk-sessions.json": JSON.stringify(roles) },
    });

  test("follows new answers, also when a formatter laid it out anew", async () => {
    const text = (await written(roles)).replaceAll('"', "'").replaceAll(";", "");
    expect((await rerun(text)).result).toEqual({ kind: "changed", source: await written(later) });
  });

  test("is its owner's once it was edited", async () => {
    const text = (await written(roles)).replace("role:", "extra: string; role:");
    expect((await rerun(text)).result).toMatchObject({ kind: "manual" });
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
