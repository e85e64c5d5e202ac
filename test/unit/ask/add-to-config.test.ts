// What is recorded about an addition: at least what it asks, nothing that is there already, and no harm to others.
import { describe, expect, test } from "vitest";
import { type AddedThing, addToConfig } from "../../../src/ask/add-to-config.ts";
import { type Config, parseConfig } from "../../../src/config.ts";
import { intentFor } from "../../../src/routes/intent.ts";
import type { Project } from "../../../src/types.ts";
import { testProject } from "../../project.ts";

const admin = { role: "org:admin" };
const nothing: AddedThing = {
  routes: [],
  authorization: { roles: [], permissions: [] },
  claims: {},
  jwtTemplates: {},
};
const route = (pattern: string, more: Partial<AddedThing["routes"][number]> = {}): AddedThing => ({
  ...nothing,
  routes: [{ pattern, access: "signed-in", ...more }],
});
const page = (...urls: string[]): Project["resources"] =>
  urls.map((url) => ({
    id: url,
    kind: "page",
    file: `app${url}/page.tsx`,
    export: "default",
    line: 1,
    urls: [url],
  }));
const add = (routes: unknown, thing: AddedThing, urls: string[] = []) =>
  addToConfig(parseConfig({ routes }), thing, testProject({ resources: page(...urls) }));
const rules = ({ config }: { config: Config }) => config.routes.rules;

describe("routes", () => {
  test("closed by default: nothing to add", () => {
    const before = { public: ["/"], rules: [{ match: ["/api/:path*"], signedOut: "401" }] };
    for (const thing of [route("/reports"), route("/api/x/:id", { signedOut: "401" })]) {
      const { config, notes } = add(before, thing);
      expect(config).toEqual(parseConfig({ routes: before }));
      expect(notes).toEqual([]);
    }
  });

  test("open by default: a rule, joined to the one of its kind", () => {
    const before = { default: "public", rules: [{ match: ["/dashboard"] }] };
    expect(rules(add(before, route("/reports")))).toEqual([{ match: ["/dashboard", "/reports"] }]);
    expect(rules(add(before, route("/api/x", { signedOut: "401" })))).toEqual([
      { match: ["/dashboard"] },
      { match: ["/api/x"], signedOut: "401" },
    ]);
  });

  test("an open path of the same name is open no longer; one below an open subtree stays so, and that is said", () => {
    const same = add({ public: ["/", "/reports"] }, route("/reports"));
    expect(intentFor(same.config, "/reports").access).toBe("signed-in");
    const below = add({ public: ["/", "/blog/:path*"] }, route("/blog/drafts"));
    expect(below.config.routes).toEqual(parseConfig({ routes: { public: ["/", "/blog/:path*"] } }).routes);
    expect(below.notes).toEqual([expect.stringMatching(/leaves \/blog\/drafts open.*checks for itself/)]);
  });

  test("a requirement: a rule of its own, also below an open subtree, then joined by others with the same need", () => {
    const first = add({ public: ["/", "/blog/:path*"] }, route("/blog/drafts", { require: admin }));
    expect(rules(first)).toEqual([{ match: ["/blog/drafts"], require: admin }]);
    const second = addToConfig(first.config, route("/team", { require: admin }), testProject());
    expect(rules(second)).toEqual([{ match: ["/blog/drafts", "/team"], require: admin }]);
    const again = addToConfig(second.config, route("/team", { require: admin }), testProject());
    expect(again.config).toEqual(second.config);
  });

  test("a rule that asks for something else stays, and callers hear that they need both", () => {
    const before = { rules: [{ match: ["/admin/:path*"], require: admin }] };
    const { config, notes } = add(before, route("/admin/x", { require: { permission: "org:a:b" } }));
    expect(config.routes).toEqual(parseConfig({ routes: before }).routes);
    expect(notes).toEqual([expect.stringMatching(/role org:admin on \/admin\/x already.*both/)]);
  });

  test("an API route gets its 401 recorded unless a rule says so, or decided otherwise", () => {
    const bare = add({}, route("/export", { signedOut: "401", require: admin }));
    expect(rules(bare)).toEqual([{ match: ["/export"], require: admin, signedOut: "401" }]);
    const covered = { rules: [{ match: ["/api/:path*"], signedOut: "401" }] };
    expect(rules(add(covered, route("/api/x", { signedOut: "401", require: admin })))).toEqual([
      ...covered.rules,
      { match: ["/api/x"], require: admin },
    ]);
    const own = { rules: [{ match: ["/api/:path*"], signedOut: "redirect" }] };
    expect(rules(add(own, route("/api/x", { signedOut: "401" })))).toEqual(own.rules);
  });

  test("a catch-all is covered only where its root and its depths are", () => {
    const before = { default: "public", rules: [{ match: ["/files/:one"], require: admin }] };
    expect(rules(add(before, route("/files/:path*", { require: admin })))).toEqual([
      { match: ["/files/:one", "/files/:path*"], require: admin },
    ]);
  });

  test("no rule that changes who reaches another page, or a path that is listed as open", () => {
    for (const [pattern, routes, urls] of [
      ["/blog/:slug", { default: "public" }, ["/blog/new"]],
      ["/:slug*", { public: ["/"] }, ["/dashboard"]],
      ["/blog/:slug", { public: ["/blog/new"] }, []],
    ] as const) {
      const { config, notes } = add(routes, route(pattern, { require: admin }), [...urls]);
      expect(config.routes).toEqual(parseConfig({ routes }).routes);
      expect(notes).toEqual([expect.stringMatching(/no rule for .*close/)]);
    }
  });

  test("webhooks and sign-in pages cannot be closed: nothing is recorded, and that is said", () => {
    const before = { public: ["/", "/api/webhooks/:path*"] };
    const { config, notes } = add(before, route("/api/webhooks/x", { signedOut: "401", require: admin }));
    expect(config.routes).toEqual(parseConfig({ routes: before }).routes);
    expect(notes).toEqual([expect.stringMatching(/leaves \/api\/webhooks\/x open/)]);
  });
});

test("keys join the lists; an empty list takes along what the app's own code names", () => {
  const app = testProject({ authorization: { roles: ["org:owner"], permissions: ["org:a:read"] } });
  const thing = { ...nothing, authorization: { roles: ["org:billing"], permissions: ["org:b:read"] } };
  expect(addToConfig(parseConfig({}), thing, app).config.authorization).toEqual({
    roles: ["org:admin", "org:member", "org:owner", "org:billing"],
    permissions: ["org:a:read", "org:b:read"],
  });
  const before = parseConfig({ authorization: { roles: ["org:x"], permissions: ["org:b:read"] } });
  expect(addToConfig(before, thing, app).config.authorization).toEqual({
    roles: ["org:x", "org:billing"],
    permissions: ["org:b:read"],
  });
});

test.each([
  [
    { roles: ["org:billing"], permissions: [] },
    { roles: ["org:admin", "org:member", "org:owner", "org:billing"], permissions: ["org:inv:read"] },
  ],
  [
    { roles: [], permissions: ["org:b:read"] },
    { roles: ["org:admin", "org:member", "org:owner"], permissions: ["org:inv:read", "org:b:read"] },
  ],
])("a first key of one kind must not rule out what the app names of the other: %j", (own, expected) => {
  const app = testProject({ authorization: { roles: ["org:owner"], permissions: ["org:inv:read"] } });
  const grown = addToConfig(parseConfig({}), { ...nothing, authorization: own }, app);
  expect(grown.config.authorization).toEqual(expected);
  const untouched = addToConfig(parseConfig({}), nothing, app);
  expect(untouched.config.authorization).toEqual({ roles: [], permissions: [] });
});

test("claims that are there keep their template; JWT templates join the others", () => {
  const before = parseConfig({
    sessionToken: { claims: { plan: "mine" } },
    jwtTemplates: { a: { provider: "hasura" } },
  });
  const thing = {
    ...nothing,
    claims: { plan: "theirs", role: "x" },
    jwtTemplates: { b: { provider: "nhost" } },
  };
  const { config } = addToConfig(before, thing, testProject());
  expect(config.sessionToken.claims).toEqual({ plan: "mine", role: "x" });
  expect(Object.keys(config.jwtTemplates)).toEqual(["a", "b"]);
});
