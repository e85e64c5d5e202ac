import { describe, expect, test } from "vitest";
import { configText, jsonSchema, loadConfig, parseConfig } from "../../../src/config.ts";

const load = (text: string) => loadConfig((path) => (path === "clerk-sessions.json" ? text : null));
const routes = (value: object) => () => parseConfig({ routes: value });

describe("loadConfig", () => {
  test("no file is no config", () => expect(loadConfig(() => null)).toBeNull());
  test("fills in defaults and survives a BOM", () => {
    expect(load("\ufeff{}")?.routes).toEqual({ public: ["/"], rules: [], default: "signed-in" });
  });
  test.each([
    ['{\n  "strategy": "gate",,\n}', /^clerk-sessions\.json:2:22: invalid JSON/],
    ["", /clerk-sessions\.json:1:1: invalid JSON/],
    ['{ "strategy": "gate", "strategy": "both" }', /:1:23: the key "strategy" stands there twice/],
    ["[".repeat(100_000), /clerk-sessions\.json:1:201: must not be nested more than 200 deep/],
    ['{ "sessionToken": { "claims": { "__proto__": 1 } } }', /"__proto__" is not a usable key/],
    [
      '{\n "routes": {\n  "pubic": []\n }\n}',
      /^clerk-sessions\.json:3: unknown key "pubic" in routes\. Did you mean "public"\?/,
    ],
    [
      '{\n "strategy": "gates"\n}',
      /:2: strategy must be "gate" or "resource" or "both", not "gates"\. Did you mean "gate"/,
    ],
    [
      '{ "routes": { "rules": [\n { "match": ["/a"], "require": { "roel": "org:a" } } ] } }',
      /:2: routes\.rules\[0\]\.require must hold exactly one of role, permission, feature, plan.*Did you mean "role"/,
    ],
    [
      '{ "routes": { "rules": [ { "match": ["/a"], "require": { "role": "admin" } } ] } }',
      /require\.role must look like org:admin, not "admin"/,
    ],
    ['{ "routes": { "rules": [ { "match": [] } ] } }', /rules\[0\]\.match must not be empty/],
    ['{ "routes": { "rules": [ {} ] } }', /rules\[0\]\.match is missing/],
    ['{ "routes": [] }', /routes must be an object, not \[\]/],
    [
      '{ "metadata": { "userPublic": { "plan?": "string; x" } } }',
      /metadata\.userPublic\."plan\?" is not a TypeScript type/,
    ],
    [
      '{ "jwtTemplates": { "a b": { "provider": "hasura" } } }',
      /key "a b" in jwtTemplates must be a template name/,
    ],
  ])("%s", (text, message) => expect(() => load(text)).toThrow(message));
  test("what is written is read back the same, in the app's newline and indent", () => {
    const config = parseConfig({
      sessionToken: { claims: { a: { b: ["{{user.id}}"] } } },
      typesFile: "types/clerk.d.ts",
    });
    const text = configText(config, { indent: "\t", newline: "\r\n" });
    expect(text).toMatch(/^\{\r\n\t"\$schema"/);
    const { $schema: _, ...read } = load(text) ?? config;
    expect(read).toEqual(config);
  });
});

describe("hostile values", () => {
  test.each([
    "admin",
    "/a//b",
    "/a/",
    "/../a",
    "/a/./b",
    "/a/..",
    "/admin(.*)",
    "/admin*",
    "/:path*/a",
    "/[id]",
    "/:1a",
    "/a b",
    "/a'b",
    '/a"b',
    "/a`b",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: hostile on purpose
    "/a${x}",
    "/a{{x}}",
    "/a\\b",
    "/a*/b",
    "/a\nb",
    "/a\0b",
    "/a\u202eb",
    "/a?x",
    "/c++",
    "/a#x",
    "/%2e%2e",
    "",
  ])("pattern %j is refused", (pattern) =>
    expect(routes({ public: [pattern] })).toThrow(/routes\.public\[0\] must/),
  );
  test.each(["/", "/a", "/a/:id", "/a/:id/b", "/:path*", "/a/:path*", "/a.b/~c/@d", "/a-b_c"])(
    "pattern %s is taken",
    (pattern) => expect(routes({ public: [pattern] })).not.toThrow(),
  );
  test("a message never carries characters that a terminal acts on", () => {
    for (const odd of ["/\u202ea", "/\u001b[2J", "/\u200b"]) {
      let message = "";
      try {
        parseConfig({ routes: { public: [odd] } });
      } catch (error) {
        message = String(error);
      }
      expect(message).toMatch(/^[\x20-\x7e…]+$/);
    }
  });
  test.each([
    [{ jwtTemplates: { h: { provider: "hasura", lifetime: 5 } } }, /lifetime must be at least 30, not 5/],
    [
      { jwtTemplates: { h: { provider: "hasura", lifetime: 1e9 } } },
      /lifetime must be at most 315360000, not/,
    ],
    [{ metadata: { userPublic: { a: "string |" } } }, /is not a TypeScript type \(.*\): "string \|"/],
  ])("%j", (value, message) => {
    expect(() => parseConfig(value)).toThrow(message);
  });

  test.each(["__proto__x'", "constructor", "toString", "1a", "a b", "{{user.id}}", "a\nb", "a*/", ""])(
    "claim name %j",
    (name) =>
      expect(() => parseConfig({ sessionToken: { claims: { [name]: 1 } } })).toThrow(
        /key .* in sessionToken\.claims/,
      ),
  );
  test("a claim's text that looks like another one", () => {
    expect(() => parseConfig({ sessionToken: { claims: { x: ["\u202eadmin"] } } })).toThrow(/claims\.x/);
  });
  test("values nested without end", () => {
    const deep = JSON.parse(`${"[".repeat(3000)}${"]".repeat(3000)}`);
    expect(() => parseConfig({ sessionToken: { claims: { x: deep } } })).toThrow("nested more than 40 deep");
  });
  test("Hasura's namespace is a claim name", () => {
    expect(() =>
      parseConfig({ sessionToken: { claims: { "https://hasura.io/jwt/claims": {} } } }),
    ).not.toThrow();
  });
  test.each([
    "../a.d.ts",
    "/a.d.ts",
    "C:/a.d.ts",
    "a\\b.d.ts",
    "a/../../b.d.ts",
    "a\0.d.ts",
    "types/clerk.ts",
    "a'b.d.ts",
    "./a.d.ts",
  ])("types file %j", (typesFile) =>
    expect(() => parseConfig({ typesFile })).toThrow(/^typesFile|typesFile (must|is)/),
  );
  test.each(["string */ x", "string\n| number", "import('x')", "string; declare const a: 1", "\u202estring"])(
    "type %j",
    (type) =>
      expect(() => parseConfig({ metadata: { userPublic: { a: type } } })).toThrow(/metadata\.userPublic\.a/),
  );
  test.each([
    [
      "Plan",
      /metadata\.userPublic\."plan\?" names a type Plan that clerk\.d\.ts cannot see; write the type itself/,
    ],
    ["free", /as a text it is 'free', in quotes/],
    ["{ since: Date }", /metadata\.userPublic\."plan\?" holds Date, which is no type of a value in JSON/],
    ["any", /says any, which checks nothing; write unknown/],
  ])("type %j would be any in silence, or never be there", (type, message) =>
    expect(() => parseConfig({ metadata: { userPublic: { "plan?": type } } })).toThrow(message),
  );
  test.each(["__proto__", "constructor?", "toString?", "a-b", "a b", "a: string; b"])(
    "property %j",
    (name) => {
      const shape = JSON.parse(`{ ${JSON.stringify(name)}: "string" }`);
      expect(name === "__proto__" || (() => parseConfig({ metadata: { userPublic: shape } }))).toSatisfy(
        (run) => {
          if (typeof run !== "function") return true;
          expect(run).toThrow(/key .* in metadata\.userPublic/);
          return true;
        },
      );
    },
  );
  test.each([
    { role: "admin" },
    { role: "org:Ad" },
    { role: "org:a'" },
    { permission: "org:sys_profile:manage" },
    { permission: "org:a" },
    { role: "org:a", permission: "org:a:b" },
    {},
  ])("requirement %j", (require) =>
    expect(routes({ rules: [{ match: ["/a"], require }] })).toThrow(/require/),
  );
});

test("the JSON Schema keeps what editors show", () => {
  const schema = JSON.stringify(jsonSchema());
  expect(schema).toContain('"$schema":"http://json-schema.org/draft-07/schema#"');
  expect(schema).toContain("/admin/:path*");
  expect(schema).toContain('"additionalProperties":false');
  expect(Object.keys((jsonSchema() as { properties: object }).properties)).toContain("$schema");
});
