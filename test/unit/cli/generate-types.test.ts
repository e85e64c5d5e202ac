// The third main use: somebody changes claims, roles or metadata, and runs one command.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runCli } from "../../cli.ts";
import { keys, openTerminal } from "../../e2e/terminal.ts";
import { makeFolder, treeOf } from "../apply/lab.ts";

const handWritten = `// Our own notes on the token.
import "./other";

export type Plan = "free" | "pro";

declare global {
  /** Set in the Dashboard by Kim, 2024. */
  interface CustomJwtSessionClaims {
    metadata?: { role?: "admin" | "member" } // cast in a hundred places
    legacy?: string
  }

  interface Window { analytics?: { track(name: string): void } }
}
`.replaceAll("\n", "\r\n");

const config = {
  routes: { public: ["/"] },
  authorization: { roles: ["org:admin", "org:member"], permissions: ["org:data:read"] },
  sessionToken: {
    claims: { plan: "{{user.public_metadata.plan}}", metadata: "{{user.public_metadata}}" },
  },
  metadata: { userPublic: { "role?": "'admin' | 'member'", "plan?": "'free' | 'pro'" } },
};

const page = `import { auth } from "@clerk/nextjs/server";

export default async function Page() {
  const { sessionClaims } = await auth();
  const role = (sessionClaims?.metadata as { role?: string })?.role;
  return <p>{role} {String(sessionClaims?.tier)}</p>;
}
`;

const files = {
  "package.json": '{ "dependencies": { "next": "16.4.6", "react": "19.2.0", "@clerk/nextjs": "7.9.17" } }\n',
  "tsconfig.json":
    '{ "compilerOptions": { "strict": true, "moduleResolution": "bundler", "skipLibCheck": true }, "include": ["**/*.ts", "**/*.tsx"] }\n',
  "app/layout.tsx":
    "export default function Layout({ children }) { return <html><body>{children}</body></html> }\n",
  "app/page.tsx": page,
  "other.ts": "export {};\n",
  "clerk.d.ts": handWritten,
  "clerk-sessions.json": `${JSON.stringify(config, null, 2)}\n`,
};

const types = (app: string) => readFileSync(join(app, "clerk.d.ts"), "utf8");

describe("generate-types", { timeout: 60_000 }, () => {
  test("patches the file, keeps its owner's lines, and is done after one run", async () => {
    const app = makeFolder(files);
    const first = await runCli(["generate-types", "--yes"], { cwd: app });
    expect(first).toMatchObject({ code: 0, stdout: "" });
    const text = types(app);
    for (const kept of [
      "// Our own notes on the token.\r\nimport",
      "  /** Set in the Dashboard by Kim, 2024. */\r\n",
      "    legacy?: string\r\n",
      "  interface Window { analytics?: { track(name: string): void } }\r\n",
      "// cast in a hundred places",
    ]) {
      expect(text).toContain(kept);
    }
    expect(text).toMatch(/plan\?: "free" \| "pro" \| null/);
    expect(text).toMatch(/metadata\?: UserPublicMetadata/);
    expect(text).toMatch(/interface ClerkAuthorization/);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");

    const second = await runCli(["types", "--check"], { cwd: app });
    expect(second.code).toBe(0);
    expect(second.stderr).toContain("Types and templates are what clerk-sessions.json leads to.");
    expect(await runCli(["undo", "--yes"], { cwd: app })).toMatchObject({ code: 0 });
    expect(types(app)).toBe(handWritten);
  });

  test("lists the reads of claims that are gone, undeclared, or need no cast any more", async () => {
    const app = makeFolder({
      ...files,
      "app/page.tsx": page.replace("sessionClaims?.tier", "sessionClaims?.plan"),
    });
    expect(await runCli(["generate-types", "--yes"], { cwd: app })).toMatchObject({ code: 0 });
    writeFileSync(
      join(app, "clerk-sessions.json"),
      JSON.stringify({ ...config, sessionToken: { claims: { metadata: "{{user.public_metadata}}" } } }),
    );
    const { code, stdout } = await runCli(["generate-types", "--check", "--json"], { cwd: app });
    expect(code).toBe(1);
    const { reads, upToDate, changes } = JSON.parse(stdout);
    expect({ upToDate, paths: changes.map(({ path }: { path: string }) => path) }).toEqual({
      upToDate: false,
      paths: ["clerk.d.ts"],
    });
    expect(reads).toContainEqual(
      expect.objectContaining({ file: "app/page.tsx", line: 6, severity: "warning" }),
    );
    expect(reads).toContainEqual(expect.objectContaining({ file: "app/page.tsx", line: 5 }));
  });

  test("--check shows the diff, writes nothing, and fails when the file is stale", async () => {
    const app = makeFolder(files);
    const before = treeOf(app);
    const { code, stdout, stderr } = await runCli(["generate-types", "--check"], { cwd: app });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^\+ .*plan\?: "free" \| "pro" \| null/m);
    expect(stderr).toContain("clerk.d.ts is not what clerk-sessions.json leads to.");
    expect(treeOf(app)).toEqual(before);
  });

  test.each([
    ["not JSON", '{\n  "sessionToken": { "claims": { "a": } }\n}', /clerk-sessions\.json:2:\d+/],
    ["a type that imports", { metadata: { userPublic: { x: "string; import('x')" } } }, /userPublic/],
    ["a claim called __proto__", '{ "sessionToken": { "claims": { "__proto__": "x" } } }', /__proto__/],
    ["a name with a newline", { sessionToken: { claims: { "a\nb": "x" } } }, /claims/],
    ["a shortcode in a name", { sessionToken: { claims: { "{{user.id}}": "x" } } }, /claims/],
    ["an unknown shortcode", claims("{{org_membership.role}}"), /\{\{org\.role\}\}/],
    ["private metadata", claims("{{user.private_metadata.x}}"), /[Pp]rivate metadata/],
    ["a reserved claim", { sessionToken: { claims: { sub: "x" } } }, /"sub" is a reserved claim/],
    ["a claim larger than the cookie", claims("x".repeat(4_000)), /4,096/],
    ["a template of 1 MB", claims("x".repeat(1_000_000)), /claims\.c\b/],
  ])("%s is refused, and nothing is written", async (_, wrong, message) => {
    const text = typeof wrong === "string" ? wrong : JSON.stringify(wrong, null, 2);
    const app = makeFolder({ ...files, "clerk-sessions.json": text });
    const before = treeOf(app);
    const { code, stdout, stderr } = await runCli(["generate-types", "--yes"], { cwd: app });
    expect(stderr.replace(/\s+/g, " ")).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.length, "an error does not repeat a megabyte").toBeLessThan(3_000);
    expect(treeOf(app)).toEqual(before);
  });

  test("without clerk-sessions.json it says how to get one", async () => {
    const { "clerk-sessions.json": _, ...without } = files;
    const { code, stderr } = await runCli(["generate-types", "--yes"], { cwd: makeFolder(without) });
    expect(code).toBe(2);
    expect(stderr).toContain("--from-types");
  });

  test("nobody to ask and no --yes: the flag is named, nothing is written", async () => {
    const app = makeFolder(files);
    const { code, stderr } = await runCli(["generate-types"], { cwd: app });
    expect(code).toBe(2);
    expect(stderr).toContain("--yes");
    expect(types(app)).toBe(handWritten);
  });

  test("--from-types reads claims, metadata and roles back, and the types then agree", async () => {
    const { "clerk-sessions.json": _, ...without } = files;
    const app = makeFolder(without);
    const { code, stderr } = await runCli(
      ["generate-types", "--from-types", "--yes", "--claim", "legacy={{user.external_id}}"],
      { cwd: app },
    );
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("metadata is taken") });
    const read = JSON.parse(readFileSync(join(app, "clerk-sessions.json"), "utf8"));
    expect(read.sessionToken.claims).toEqual({
      metadata: "{{user.public_metadata}}",
      legacy: "{{user.external_id}}",
    });
    expect(Object.keys(read.metadata.userPublic)).toEqual(["role?"]);
    expect(types(app)).toBe(handWritten);
    expect(await runCli(["generate-types", "--yes"], { cwd: app })).toMatchObject({ code: 0 });
    expect(await runCli(["generate-types", "--check"], { cwd: app })).toMatchObject({ code: 0 });
  });

  test("--from-types invents no roles where the types name none", async () => {
    const { "clerk-sessions.json": _, ...without } = files;
    const app = makeFolder(without);
    expect(await runCli(["types", "--from-types", "--yes"], { cwd: app })).toMatchObject({ code: 0 });
    expect(await runCli(["types", "--yes"], { cwd: app })).toMatchObject({ code: 0 });
    expect(types(app)).not.toContain("ClerkAuthorization");
  });

  test("--from-types refuses a claim that Clerk would refuse", async () => {
    const { "clerk-sessions.json": _, ...without } = files;
    const app = makeFolder(without);
    const args = ["types", "--from-types", "--yes", "--claim", "legacy={{user.foo}}"];
    const { code, stderr } = await runCli(args, { cwd: app });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("{{user.foo}}") });
  });

  test.each([
    [["types", "--claim", "a=b"], /--claim belongs to --from-types/],
    [["types", "--watch", "--dry-run"], /--watch and --dry-run exclude each other/],
    [["types", "--watch"], /--watch would write without asking/],
  ])("%j is a usage error", async (args, message) => {
    const { code, stderr } = await runCli(args, { cwd: makeFolder(files) });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
  });

  test("a file that tsconfig leaves out is taken in, no second one is made, and that is all", async () => {
    const tsconfig = files["tsconfig.json"].replace('"**/*.ts", "**/*.tsx"', '"app/**/*.ts", "app/**/*.tsx"');
    const app = makeFolder({ ...files, "tsconfig.json": tsconfig });
    expect(await runCli(["types", "--yes"], { cwd: app })).toMatchObject({ code: 0 });
    const tree = treeOf(app);
    expect(tree["tsconfig.json"]).toContain('"clerk.d.ts"');
    expect(Object.keys(tree).filter((path) => path.endsWith(".d.ts") && !path.startsWith("."))).toEqual([
      "clerk.d.ts",
    ]);
    expect(types(app)).toContain('plan?: "free" | "pro" | null');
    const again = await runCli(["types", "--yes"], { cwd: app });
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("up to date") });
    expect(types(app)).toBe(Buffer.from((tree["clerk.d.ts"] ?? "").slice(4), "latin1").toString());
  });

  test("a file that another one shadows is its owner's to rename: nothing is written beside it", async () => {
    const app = makeFolder({ ...files, "clerk.ts": "export const clerk = 1;\n" });
    const before = treeOf(app);
    const { code, stdout } = await runCli(["types", "--yes", "--json"], { cwd: app });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      upToDate: false,
      changes: [],
      findings: [{ check: "types-shadowed", severity: "error", fixable: false }],
    });
    expect(treeOf(app)).toEqual(before);
  });

  test("a permission that is gone is named where code asks for it", async () => {
    const app = makeFolder({
      ...files,
      "lib/may.ts": "export const may = (has) =>\n  has({ permission: 'org:data:write' });\n",
    });
    const { stdout } = await runCli(["types", "--dry-run", "--json"], { cwd: app });
    expect(JSON.parse(stdout).reads).toContainEqual(
      expect.objectContaining({ check: "stale-authorization-key", file: "lib/may.ts", line: 2 }),
    );
  });

  test("add reads the claims from the types where clerk-sessions.json is missing", async () => {
    const app = makeFolder(files);
    expect(await runCli(["types", "--yes"], { cwd: app })).toMatchObject({ code: 0 });
    rmSync(join(app, "clerk-sessions.json"));
    const add = ["add", "page", "/reports", "--role", "org:boss", "--yes"];
    expect(await runCli(add, { cwd: app })).toMatchObject({ code: 0 });
    expect(types(app)).toContain('plan?: "free" | "pro" | null');
    expect(types(app)).toContain("metadata?: UserPublicMetadata");
    const made = JSON.parse(readFileSync(join(app, "clerk-sessions.json"), "utf8"));
    expect(made.sessionToken.claims).toEqual(config.sessionToken.claims);
    expect(made.metadata).toEqual(config.metadata);
  });

  test("init takes over what types say for certain, and no guess", async () => {
    const { "clerk-sessions.json": _, ...without } = files;
    const app = makeFolder({
      ...without,
      "clerk.d.ts": handWritten.replace(
        "interface Window",
        "interface UserUnsafeMetadata { theme?: string }\r\n  interface Window",
      ),
    });
    const run = await runCli(["--yes", "--no-install", "--add", "none"], { cwd: app });
    expect(run.code, run.stderr).toBe(0);
    const made = JSON.parse(readFileSync(join(app, "clerk-sessions.json"), "utf8"));
    expect(made.sessionToken.claims).toEqual({});
    expect(made.metadata).toEqual({ userUnsafe: { "theme?": "string" } });
    expect(types(app)).toContain(
      '    metadata?: { role?: "admin" | "member" } // cast in a hundred places\r\n',
    );
  });

  test("--watch regenerates when the answers change, and goes on after a mistake", async () => {
    const app = makeFolder(files);
    const terminal = openTerminal(["generate-types", "--watch", "--yes"], app);
    onTestFinished(() => terminal.close());
    await terminal.waitFor("Watching clerk-sessions.json");
    expect(types(app)).toContain("plan?:");
    writeFileSync(join(app, "clerk-sessions.json"), "{ nonsense");
    await terminal.waitFor("clerk-sessions.json:1:");
    const { plan: _, ...rest } = config.sessionToken.claims;
    const next = { ...config, sessionToken: { claims: { ...rest, vip: true } } };
    writeFileSync(join(app, "clerk-sessions.json"), JSON.stringify(next));
    await terminal.waitFor("~ clerk.d.ts");
    await expect.poll(() => types(app), { timeout: 10_000 }).toMatch(/vip\?: true/);
    expect(types(app)).not.toContain('"pro" | null');
    terminal.type(keys.ctrlC);
    expect(await terminal.exitCode).toBe(130);
  });
});

function claims(value: string): object {
  return { sessionToken: { claims: { c: value } } };
}
