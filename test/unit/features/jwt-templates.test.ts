// Tokens for outside services: what `add jwt-template` refuses, what it leaves alone, and how the files in
// jwt-templates/ follow clerk-sessions.json.
import { describe, expect, test } from "vitest";
import { type Config, configFile, parseConfig } from "../../../src/config.ts";
import { UsageError } from "../../../src/errors.ts";
import { type AddedJwtTemplate, addedJwtTemplate } from "../../../src/features/added/jwt-template.ts";
import type { Feature } from "../../../src/features/feature.ts";
import { jwtHasura } from "../../../src/features/jwt-hasura.ts";
import { jwtSupabase } from "../../../src/features/jwt-supabase.ts";
import { jwtTemplateEdits } from "../../../src/features/parts/jwt-template-edits.ts";
import { makePlan } from "../../../src/plan/make-plan.ts";
import type { EditResult, Plan } from "../../../src/types.ts";
import { type ProjectOverrides, testProject } from "../../project.ts";

async function planOf(
  feature: Feature,
  overrides: ProjectOverrides = {},
  config: Record<string, unknown> = {},
): Promise<Plan> {
  const project = testProject(overrides);
  const choices = { config: parseConfig(config), features: [], envLocal: true };
  return makePlan(project, await feature.edits(project, choices), { packages: [], notes: [] });
}

const text = (plan: Plan, path: string) => plan.changes.find((change) => change.path === path)?.after ?? "";
const paths = (plan: Plan) => plan.changes.map(({ path }) => path).sort();

describe("add jwt-template", () => {
  const reason = (options: AddedJwtTemplate, files: Record<string, string> = {}) =>
    addedJwtTemplate(options).unavailable(testProject({ files }));

  test("an unknown provider is named with the ones there are", () => {
    expect(() => addedJwtTemplate({ provider: "hasurra" })).toThrow(/no JWT provider "hasurra".*hasura\?/);
    expect(() => addedJwtTemplate({ provider: "../jwt/hasura" })).toThrow(UsageError);
  });

  test.each([
    [{ provider: "firebase" }, /deprecated its Firebase integration.*--force/],
    [{ provider: "fauna" }, /Fauna's hosted service has ended.*--force/],
    [{ provider: "convex-template", name: "data" }, /a template of the name convex, and for no other/],
    [
      { provider: "supabase", name: "other" },
      /takes the session token: there is no template that could have a name/,
    ],
    [{ provider: "neon", lifetime: 90 }, /no template that could have a lifetime/],
    [{ provider: "instantdb", claims: { a: "b" } }, /no template that could have claims/],
    [{ provider: "custom", claims: { sub: "x" } }, /"sub" is a reserved claim/],
    [{ provider: "custom", claims: { role: "{{org_membership.role}}" } }, /Did you mean \{\{org\.role\}\}/],
  ])("%j is refused", (options, message) => {
    expect(reason(options)).toMatch(message);
  });

  test.each([
    [{ provider: "hasura", name: "../x" }, /must be a template name/],
    [{ provider: "hasura", name: 'a";evil()' }, /must be a template name/],
    [{ provider: "hasura", lifetime: 5 }, /lifetime/],
    [{ provider: "custom", claims: { "__proto__ ": 1 } }, /This JWT template/],
  ])("%j could not stand in clerk-sessions.json", (options, message) => {
    expect(() => addedJwtTemplate(options)).toThrow(message);
  });

  test("forced, a deprecated one is set up", () => {
    expect(reason({ provider: "fauna", force: "deprecated" })).toBeNull();
  });

  test("a name that another provider has in clerk-sessions.json is taken", () => {
    const files = { [configFile]: '{ "jwtTemplates": { "graph": { "provider": "nhost" } } }' };
    expect(reason({ provider: "hasura", name: "graph" }, files)).toMatch(/graph for nhost already/);
    expect(reason({ provider: "nhost", name: "graph" }, files)).toBeNull();
  });

  test("what clerk-sessions.json says of the same template is not overwritten", () => {
    const files = {
      [configFile]: '{ "jwtTemplates": { "hasura": { "provider": "hasura", "lifetime": 90 } } }',
    };
    expect(reason({ provider: "hasura" }, files)).toMatch(/something else of the JWT template hasura/);
    expect(reason({ provider: "hasura", lifetime: 90 }, files)).toBeNull();
  });

  test("a claim of the app's own that the service would misread is named", () => {
    const withRole = (role: string) => ({
      [configFile]: JSON.stringify({ sessionToken: { claims: { role } } }),
    });
    const own = withRole("{{user.public_metadata.role}}");
    expect(reason({ provider: "supabase" }, own)).toMatch(
      /claim role to be "authenticated".*public_metadata\.role/,
    );
    expect(reason({ provider: "supabase" }, withRole("authenticated"))).toBeNull();
    expect(reason({ provider: "neon" }, own)).toBeNull();
  });

  test("a template file with other content is left alone", async () => {
    const files = { "jwt-templates/hasura.json": "{}" };
    const plan = await planOf(addedJwtTemplate({ provider: "hasura" }), { files });
    expect(plan.skipped).toMatchObject([{ path: "jwt-templates/hasura.json" }]);
  });

  test("says what clerk-sessions.json is to list", () => {
    const custom = addedJwtTemplate({
      provider: "custom",
      name: "billing",
      claims: { aud: "x" },
      lifetime: 90,
    });
    expect(custom.jwtTemplates).toEqual({
      billing: { provider: "custom", claims: { aud: "x" }, lifetime: 90 },
    });
    expect(custom.claims).toEqual({});
    expect(addedJwtTemplate({ provider: "supabase-legacy" }).jwtTemplates).toEqual({
      supabase: { provider: "supabase-legacy" },
    });
    const convex = addedJwtTemplate({ provider: "convex" });
    expect([convex.jwtTemplates, convex.claims]).toEqual([{}, { aud: "convex" }]);
  });

  test("a session token needs no template, only its claims", async () => {
    const plan = await planOf(addedJwtTemplate({ provider: "supabase" }));
    expect(paths(plan)).toEqual([
      ".env.example",
      "hooks/use-supabase.ts",
      "jwt-templates/supabase.md",
      "lib/supabase-server.ts",
      "lib/supabase.ts",
    ]);
    expect(text(plan, "jwt-templates/supabase.md")).toContain('"role": "authenticated"');
    expect(text(plan, "hooks/use-supabase.ts")).toContain("getToken()");
  });

  test("claims and lifetime of one's own go into the file as Clerk's API takes it", async () => {
    const options = { provider: "hasura", name: "graph", claims: { aud: "graph" }, lifetime: 300 };
    const plan = await planOf(addedJwtTemplate(options));
    expect(JSON.parse(text(plan, "jwt-templates/graph.json"))).toEqual({
      name: "graph",
      claims: {
        "https://hasura.io/jwt/claims": expect.objectContaining({ "x-hasura-default-role": "user" }),
        aud: "graph",
      },
      lifetime: 300,
      allowed_clock_skew: 5,
    });
    // What clerk-sessions.json lists leads to the same file.
    const config = parseConfig({ jwtTemplates: addedJwtTemplate(options).jwtTemplates });
    const [edit] = await jwtTemplateEdits(testProject(), config);
    expect(await edit?.run(text(plan, "jwt-templates/graph.json"))).toEqual({ kind: "unchanged" });
    expect(text(plan, "lib/hasura.ts")).toContain('getToken({ template: "graph" })');
    expect(text(plan, "hooks/use-graph-fetch.ts")).toContain('getToken({ template: "graph" })');
  });

  test("a claim replaces the provider's of that name, and no other", () => {
    const { jwtTemplates } = addedJwtTemplate({ provider: "convex-template", claims: { name: "x" } });
    expect(jwtTemplates?.convex?.claims).toMatchObject({
      aud: "convex",
      name: "x",
      nickname: "{{user.username}}",
    });
  });

  describe("the guide says how the service knows its own tokens", () => {
    const guide = async (provider: string, claims?: Config["jwtTemplates"][string]["claims"]) =>
      text(await planOf(addedJwtTemplate({ provider, claims })), `jwt-templates/${provider}.md`);

    test("the check takes the audience that was asked for", async () => {
      const fixed = await guide("custom", { aud: "x$&y" });
      expect(fixed).toContain('const audience = "x$&y";');
      expect(fixed).toContain("{ issuer, audience, algorithms:");
      expect(fixed).not.toContain("YOUR_AUDIENCE");
      expect(await guide("custom", { aud: ["a", "b"] })).toContain('const audience = ["a","b"];');
    });

    test("without one, or with one for each user, the check has a place for it and the guide says which", async () => {
      const open = await guide("custom");
      expect(open).toContain('const audience = "YOUR_AUDIENCE";');
      expect(open).toMatch(/claim `aud` with that name: a session token of the same instance/);
      expect(await guide("custom", { aud: "{{org.id}}" })).toMatch(/made from a template, "\{\{org\.id\}\}"/);
    });

    test("services without a word on it", async () => {
      expect(await guide("hasura")).toMatch(/no `aud`.*the claims above, so Hasura must insist/);
      expect(await guide("hasura", { aud: "graph" })).toContain('`aud` is "graph": have Hasura check that.');
      expect(
        text(await planOf(addedJwtTemplate({ provider: "convex-template" })), "jwt-templates/convex.md"),
      ).not.toMatch(/no `aud`|have Convex check/);
    });
  });

  test("a key of the service's own is announced, and never written", async () => {
    const plan = await planOf(addedJwtTemplate({ provider: "supabase-legacy" }));
    expect(JSON.parse(text(plan, "jwt-templates/supabase.json"))).toMatchObject({
      custom_signing_key: true,
      signing_algorithm: "HS256",
    });
    expect(JSON.stringify(plan.changes)).not.toMatch(/\bsigning_key\\?"|JWT_SECRET/);
  });

  test("the set-up that is a file of the app becomes one, in its language and style", async () => {
    const style = { ...testProject().style, quote: "'" as const, semicolons: false };
    const project: ProjectOverrides = { language: "js", tsconfig: null, usesSrc: true, style };
    const plan = await planOf(addedJwtTemplate({ provider: "convex" }), project);
    expect(text(plan, "convex/auth.config.js")).toContain("applicationID: 'convex' }]");
    expect(paths(plan)).toContain("src/components/convex-provider.jsx");
  });

  test.each([
    ["Clerk 7", {}, "await auth()"],
    ["Clerk 5", { clerk: { version: "5.7.6", source: "installed" as const } }, "= auth()"],
    ["the Pages Router", { routers: ["pages" as const], appDir: null, pagesDir: "pages" }, "getAuth(req)"],
  ])("with %s the server asks for the session its way, in code and guide", async (_, overrides, call) => {
    const plan = await planOf(addedJwtTemplate({ provider: "nhost" }), overrides);
    expect(text(plan, "lib/nhost.ts")).toContain(call);
    expect(text(plan, "jwt-templates/nhost.md")).toContain(call);
  });

  test("code of the first run's example is the same file", async () => {
    const first = await planOf(jwtHasura);
    const files = Object.fromEntries(first.changes.map(({ path, after }) => [path, after]));
    const plan = await planOf(addedJwtTemplate({ provider: "hasura" }), { files });
    expect([plan.skipped, paths(plan)]).toEqual([
      [],
      ["hooks/use-hasura-fetch.ts", "jwt-templates/hasura.md"],
    ]);
  });

  test("packages that the app has are not asked for again", () => {
    const choices = { config: parseConfig({}), features: [], envLocal: false };
    const feature = addedJwtTemplate({ provider: "convex" });
    expect(feature.packages(testProject(), choices)).toMatchObject([{ name: "convex", dev: false }]);
    expect(feature.packages(testProject({ dependencies: { convex: "^1.0.0" } }), choices)).toEqual([]);
  });
});

describe("the examples of a first run", () => {
  test("a JWT template keeps Clerk's shortcodes and takes the configured name", async () => {
    const plan = await planOf(jwtHasura, {}, { jwtTemplates: { "graph-ql": { provider: "hasura" } } });
    const template = JSON.parse(text(plan, "jwt-templates/graph-ql.json"));
    expect(template.name).toBe("graph-ql");
    expect(template.claims["https://hasura.io/jwt/claims"]["x-hasura-user-id"]).toBe("{{user.id}}");
    expect(text(plan, "lib/hasura.ts")).toContain('getToken({ template: "graph-ql" })');
  });

  test("Supabase uses the session token, and the old template only on request and without sub", async () => {
    const route = "app/api/supabase-items/route.ts";
    const now = await planOf(jwtSupabase);
    expect(text(now, route)).toContain("getToken()");
    expect(paths(now).some((path) => path.startsWith("jwt-templates/"))).toBe(false);
    const old = await planOf(
      jwtSupabase,
      {},
      { jwtTemplates: { supabase: { provider: "supabase-legacy" } } },
    );
    expect(JSON.parse(text(old, "jwt-templates/supabase.json")).claims).not.toHaveProperty("sub");
    expect(text(old, route)).toContain('getToken({ template: "supabase" })');
  });
});

describe("files in jwt-templates/ follow clerk-sessions.json", () => {
  const file = "jwt-templates/hasura.json";

  async function regenerate(
    jwtTemplates: Config["jwtTemplates"],
    before: string | null,
  ): Promise<EditResult | undefined> {
    const [edit] = await jwtTemplateEdits(testProject(), parseConfig({ jwtTemplates }));
    return edit?.run(before);
  }
  const source = (result: EditResult | undefined) => (result?.kind === "changed" ? result.source : "");

  test("a missing one is made", async () => {
    const made = await regenerate({ hasura: { provider: "hasura", lifetime: 120 } }, null);
    expect(JSON.parse(source(made))).toMatchObject({ name: "hasura", lifetime: 120 });
    expect(await regenerate({ hasura: { provider: "hasura", lifetime: 120 } }, source(made))).toEqual({
      kind: "unchanged",
    });
  });

  test("claims and lifetime of the config replace the file's; its layout and its other keys stay", async () => {
    const before =
      '\uFEFF{\r\n\t"name": "hasura",\r\n\t"note": "ours",\r\n\t"claims": { "old": 1 },\r\n\t"allowed_clock_skew": 9\r\n}\r\n';
    const entry = { provider: "hasura", claims: { aud: "graph" }, lifetime: 90 };
    const after = source(await regenerate({ hasura: entry }, before));
    expect(JSON.parse(after.slice(1))).toEqual({
      name: "hasura",
      note: "ours",
      claims: { aud: "graph" },
      allowed_clock_skew: 9,
      lifetime: 90,
    });
    expect(after.startsWith('\uFEFF{\r\n\t"name": "hasura",\r\n\t"note": "ours",\r\n\t"claims": {')).toBe(
      true,
    );
    expect(after.replaceAll("\r\n", "")).not.toContain("\n");
    expect(await regenerate({ hasura: entry }, after)).toEqual({ kind: "unchanged" });
  });

  describe("a file that says more than the config is named, with the entry that keeps it", () => {
    async function remark(entry: Config["jwtTemplates"][string], before: string) {
      const result = await regenerate({ hasura: entry }, before);
      if (result?.kind !== "manual") throw new Error(`${result?.kind}`);
      const kept = parseConfig(JSON.parse(result.snippet)).jwtTemplates;
      expect(await regenerate(kept, before)).toEqual({ kind: "unchanged" });
      return { reason: result.reason, kept: kept.hasura };
    }

    test("claims of its own", async () => {
      const own = '{ "name": "hasura", "claims": { "mine": "{{user.id}}" }, "note": 1 }';
      const { reason, kept } = await remark({ provider: "hasura" }, own);
      expect(reason).toMatch(
        /differs from what hasura's template says, and clerk-sessions\.json names no claims .*put that there, or delete the file/,
      );
      expect(kept).toEqual({ provider: "hasura", claims: { mine: "{{user.id}}" } });
    });

    test("overrides that are gone from the config, all or one", async () => {
      const both = { provider: "hasura", claims: { aud: "x" }, lifetime: 90 };
      const before = source(await regenerate({ hasura: both }, null));
      expect((await remark({ provider: "hasura" }, before)).kept).toEqual(both);
      const { reason, kept } = await remark({ provider: "hasura", claims: both.claims }, before);
      expect(reason).toMatch(/names no lifetime for it/);
      expect(kept).toEqual(both);
      expect((await remark({ provider: "hasura", lifetime: 90 }, before)).kept).toEqual(both);
    });

    test("another provider", async () => {
      const before = source(await regenerate({ hasura: { provider: "hasura" } }, null));
      expect((await remark({ provider: "nhost" }, before)).reason).toMatch(/what nhost's template says/);
    });

    test("clock skew, signing key and other keys are free", async () => {
      const made = JSON.parse(source(await regenerate({ hasura: { provider: "hasura" } }, null)));
      const own = JSON.stringify({ ...made, allowed_clock_skew: 9, custom_signing_key: true, note: "x" });
      expect(await regenerate({ hasura: { provider: "hasura" } }, own)).toEqual({ kind: "unchanged" });
    });
  });

  test("the same claims in another order are the same", async () => {
    const own = '{"claims":{"b":{"d":1,"c":2},"a":[1]}}';
    const entry = { provider: "custom", claims: { a: [1], b: { c: 2, d: 1 } } };
    expect(await regenerate({ hasura: entry }, own)).toEqual({ kind: "unchanged" });
  });

  test.each([
    ['{ "claims": { "sub": "x" } }', /sub: "sub" is a reserved claim/],
    ['{\n  "claims": {\n    "role": "{{org_membership.role}}"\n  }\n}', /Did you mean \{\{org\.role\}\}/],
    ['{ "name": "hasura" }', /Clerk wants `claims`/],
    ['{ "claims": ', /not a JSON object/],
    ["[]", /not a JSON object/],
  ])("what Clerk would refuse in %s is left to its owner, with the reason", async (own, message) => {
    const result = await regenerate({ hasura: { provider: "hasura" } }, own);
    expect(result).toMatchObject({ kind: "manual", reason: expect.stringMatching(message) });
  });

  test("a problem names its line", async () => {
    const own = '{\n  "claims": {\n    "role": "{{org_membership.role}}"\n  }\n}';
    expect(await regenerate({ hasura: { provider: "hasura" } }, own)).toMatchObject({ line: 3 });
  });

  test("providers that take the session token have no file", async () => {
    const templates = { a: { provider: "convex" }, b: { provider: "firebase" } };
    expect(await jwtTemplateEdits(testProject(), parseConfig({ jwtTemplates: templates }))).toEqual([]);
  });

  test("a provider that nobody knows is said, unless a file is there", async () => {
    const templates = { graph: { provider: "hasurra" } };
    expect(await regenerate(templates, null)).toMatchObject({
      kind: "manual",
      reason: expect.stringContaining("Did you mean hasura?"),
    });
    expect(await regenerate(templates, "{}")).toEqual({ kind: "unchanged" });
  });

  test("the first run's example follows as well", async () => {
    const before = source(await regenerate({ hasura: { provider: "hasura" } }, null));
    const files = { [file]: before };
    const config = { jwtTemplates: { hasura: { provider: "hasura", lifetime: 600 } } };
    expect(JSON.parse(text(await planOf(jwtHasura, { files }, config), file)).lifetime).toBe(600);
  });
});
