import { describe, expect, test } from "vitest";
import { type AskContext, askChoices } from "../../../src/ask/ask-choices.ts";
import type { Prompter } from "../../../src/ask/prompter.ts";
import type { GateToday } from "../../../src/ask/question.ts";
import { parseConfig } from "../../../src/config.ts";
import { Interrupted, UsageError } from "../../../src/errors.ts";
import { features } from "../../../src/features/index.ts";
import type { Resource } from "../../../src/types.ts";
import { testProject } from "../../project.ts";

const resource = (kind: Resource["kind"], file: string, name: string, urls: string[]): Resource => ({
  id: `${file}#${name}`,
  kind,
  file,
  export: name,
  line: 1,
  urls,
});
const page = (url: string) => resource("page", `app${url}/page.tsx`, "default", [url]);
const fresh = testProject({ resources: [page("/")] });
const grown = testProject({
  resources: [page("/"), page("/pricing"), page("/admin/users"), page("/docs/[...slug]")],
});
const none: AskContext = { existing: null, today: null, features, prompter: null };
const list = (kind: GateToday["kind"], patterns: string[]): GateToday => ({
  kind,
  patterns,
  roleChecks: [],
  answered401: [],
});

describe("defaults", () => {
  test("a fresh app gets every example but other services' tokens, and an admin rule for the admin page", async () => {
    const { features: chosen, config } = await askChoices(fresh, {}, none);
    expect(chosen).toEqual(features.map((feature) => feature.id).filter((id) => !id.startsWith("jwt-")));
    expect(config.routes).toEqual({
      public: ["/", "/api/webhooks/:path*", "/sign-in/:path*", "/sign-up/:path*"],
      rules: [
        { match: ["/admin/:path*"], require: { role: "org:admin" } },
        { match: ["/api/:path*"], signedOut: "401" },
      ],
      default: "signed-in",
    });
    expect(config.sessionToken.claims).toHaveProperty("plan");
    expect(config.authorization.permissions).toContain("org:items:delete");
  });
  test("a grown app gets no examples, and its admin section a rule", async () => {
    const { features: chosen, config } = await askChoices(grown, {}, none);
    expect(chosen).toEqual(["gate", "provider", "auth-pages", "session-types"]);
    expect(config.routes.rules[0]).toEqual({ match: ["/admin/:path*"], require: { role: "org:admin" } });
    expect(config.sessionToken.claims).toEqual({});
  });
  test("a gate with a public list: what it closes stays closed, its entries stay open", async () => {
    const today = list("public-list", ["/pricing(.*)", "/about", "/(a|b)/x"]);
    const { config, notes } = await askChoices(grown, {}, { ...none, today });
    expect(config.routes.default).toBe("signed-in");
    expect(config.routes.public).toEqual(["/pricing/:path*", "/about", "/sign-in/:path*", "/sign-up/:path*"]);
    expect(config.routes.rules).toEqual([{ match: ["/api/:path*"], signedOut: "401" }]);
    expect(notes.join()).toContain("/(a|b)/x");
  });
  test("webhooks that nobody stops today stay open, and are named; Server Functions are named too", async () => {
    const project = testProject({
      resources: [
        resource("route-handler", "app/api/stripe/webhook/route.ts", "POST", ["/api/stripe/webhook"]),
        resource("server-function", "app/actions.ts", "save", []),
      ],
    });
    const { config, notes } = await askChoices(project, {}, none);
    expect(config.routes.public).toContain("/api/stripe/webhook");
    expect(notes.join()).toMatch(/as webhooks are: \/api\/stripe\/webhook.*each one in app\/actions\.ts/);
    const { config: closed } = await askChoices(project, {}, { ...none, today: list("public-list", ["/"]) });
    expect(closed.routes.public).not.toContain("/api/stripe/webhook");
  });
  test("claims that an example needs are added with a word", async () => {
    const { config, notes } = await askChoices(
      grown,
      { claim: ["none"], add: ["custom-claims-route"] },
      none,
    );
    expect(Object.keys(config.sessionToken.claims)).toEqual(["plan", "email"]);
    expect(notes).toContain("Claims added because custom-claims-route reads them: plan, email.");
  });
  test("a gate with a protected list: nothing is locked newly", async () => {
    const today = list("protected-list", ["/dashboard(.*)", "/admin/(.*)", "/api/events(.*)"]);
    const { config } = await askChoices(grown, {}, { ...none, today });
    expect(config.routes.default).toBe("public");
    expect(config.routes.rules).toEqual([
      { match: ["/api/events/:path*"], signedOut: "401" },
      { match: ["/dashboard/:path*", "/admin/:path*"] },
    ]);
  });
  test("role checks of today's gate become rules", async () => {
    const today: GateToday = {
      ...list("public-list", ["/"]),
      roleChecks: [{ patterns: ["/staff(.*)"], require: { role: "org:staff" } }],
    };
    const { config } = await askChoices(grown, {}, { ...none, today });
    expect(config.routes.rules[0]).toEqual({ match: ["/staff/:path*"], require: { role: "org:staff" } });
    expect(config.authorization.roles).toContain("org:staff");
  });
  test("roles and permissions that the code names already are kept, or its types would break", async () => {
    const authorization = { roles: ["org:billing"], permissions: ["org:data:read"] };
    const { config } = await askChoices({ ...grown, authorization }, {}, none);
    expect(config.authorization).toEqual({
      roles: ["org:admin", "org:member", "org:billing"],
      permissions: ["org:data:read"],
    });
  });
  test("where everything is open, the paths of a chosen example are protected", async () => {
    const { config } = await askChoices(grown, { default: "public", add: ["route-handler"] }, none);
    expect(config.routes.rules).toContainEqual({ match: ["/api/items"], signedOut: "401" });
  });
});

describe("precedence", () => {
  const existing = parseConfig({
    strategy: "gate",
    routes: {
      public: ["/", "/kept"],
      rules: [
        { match: ["/staff/:path*"], require: { plan: "pro" } },
        { match: ["/second"], require: { role: "org:second" } },
        { match: ["/api/:path*"], signedOut: "redirect" },
      ],
    },
    sessionToken: { claims: { deep: { a: ["{{user.id}}"] } } },
    metadata: { userPublic: { "plan?": "'a' | 'b'" }, userUnsafe: { "x?": "string" } },
    jwtTemplates: { other: { provider: "convex" } },
    typesFile: "src/clerk.d.ts",
  });
  test("the file stays word for word when no flag speaks", async () => {
    const { config, words } = await askChoices(grown, {}, { ...none, existing });
    expect({ ...config, authorization: null }).toEqual({ ...existing, authorization: null });
    expect(words).toEqual([]);
  });
  test("a flag replaces its own part of the file and nothing else", async () => {
    const flags = { admin: ["/staff/:path*", "/boss"], adminRole: "org:boss", strategy: "both" };
    const { config } = await askChoices(grown, flags, { ...none, existing });
    expect(config.strategy).toBe("both");
    expect(config.routes.rules).toEqual([
      { match: ["/staff/:path*", "/boss"], require: { role: "org:boss" } },
      ...existing.routes.rules.slice(1),
    ]);
    expect(config.jwtTemplates).toEqual(existing.jwtTemplates);
  });
  test("the file goes before what the gate does today", async () => {
    const { config } = await askChoices(
      grown,
      {},
      { ...none, existing, today: list("protected-list", ["/x"]) },
    );
    expect(config.routes.default).toBe("signed-in");
  });
  test("none empties a list", async () => {
    const { config } = await askChoices(grown, { admin: ["none"], api: ["none"], public: ["none"] }, none);
    expect(config.routes.rules).toEqual([]);
    expect(config.routes.public).toEqual(["/sign-in/:path*", "/sign-up/:path*"]);
  });
  test("a template brings the code that uses it, and Hasura's code its template", async () => {
    const template = await askChoices(grown, { jwtTemplate: ["supabase"] }, none);
    expect(template.features).toContain("jwt-supabase");
    expect(template.config.jwtTemplates).toEqual({ supabase: { provider: "supabase-legacy" } });
    const example = await askChoices(grown, { add: ["jwt-hasura", "jwt-supabase"] }, none);
    expect(example.config.jwtTemplates).toEqual({ hasura: { provider: "hasura" } });
  });

  test("a template that clerk-sessions.json lists brings no example along", async () => {
    const existing = parseConfig({
      jwtTemplates: { graph: { provider: "hasura" }, db: { provider: "nhost" } },
    });
    const { config, features: chosen, notes } = await askChoices(grown, {}, { ...none, existing });
    expect(chosen).not.toContain("jwt-hasura");
    expect(config.jwtTemplates).toEqual(existing.jwtTemplates);
    expect(notes.join()).not.toContain("nhost");
  });
});

describe("what is refused names the flag", () => {
  test.each([
    [{ strategy: "gats" }, /--strategy "gats" must be one of gate, resource, both/],
    [{ public: ["admin"] }, /--public "admin" must start with \//],
    [{ public: ["/a(.*)"] }, /--public .*:path\*/],
    [{ admin: ["/../x"] }, /--admin/],
    [{ adminRole: "admin", admin: ["/a"] }, /--admin-role "admin" must look like org:admin/],
    [{ adminRole: "org:a", adminPermission: "org:a:b" }, /exclude each other/],
    [{ adminRole: "org:a", admin: ["none"] }, /--admin-role needs paths/],
    [{ apiSignedOut: "403" }, /--api-signed-out/],
    [{ claim: ["x"] }, /--claim "x" must be written name=template/],
    [{ claim: ["__proto__=1"] }, /--claim/],
    [{ claim: ["a={{user.fist_name}}"] }, /Claim "a": .*Did you mean \{\{user\.first_name\}\}/],
    [{ claim: ["sub={{user.id}}"] }, /reserved/],
    [{ metadata: ["a=string; b"] }, /--metadata .*not a TypeScript type/],
    [{ metadata: ["a-b=string"] }, /--metadata/],
    [{ jwtTemplate: ["hasurra"] }, /Did you mean hasura/],
    [{ add: ["org-switch"] }, /--add "org-switch" is not a feature.*org-switcher/],
    [{ skip: ["all"] }, /--skip "all" is not a feature/],
    [{ public: ["/a\u001b[31m"] }, /^UsageError: --public "[\x20-\x7e]+" must not hold control characters/],
  ])("%j", async (flags, message) => {
    const error = await askChoices(grown, flags, none).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toMatch(message);
  });
  test("an example that the app cannot have", async () => {
    const pages = testProject({ routers: ["pages"], appDir: null, pagesDir: "pages" });
    await expect(askChoices(pages, { add: ["server-action"] }, none)).rejects.toThrow(
      /--add "server-action" cannot/,
    );
    expect((await askChoices(pages, { add: ["all"] }, none)).features).not.toContain("server-action");
  });
});

/** Answers by what the question says; takes what is offered otherwise. */
function scripted(answers: Record<string, unknown>): Prompter & { asked: string[] } {
  const asked: string[] = [];
  const answer = <Value>(message: string, otherwise: Value): Value => {
    asked.push(message);
    const found = Object.entries(answers).find(([part]) => message.includes(part));
    if (found?.[1] instanceof Error) throw found[1];
    return found ? (found[1] as Value) : otherwise;
  };
  return {
    asked,
    open: () => {},
    select: async ({ message, initial }) => answer(message, initial),
    multiselect: async ({ message, initial }) => answer(message, initial),
    confirm: async ({ message, initial }) => answer(message, initial === "yes"),
    async text({ message, initial, validate }) {
      const typed = answer(message, initial ?? "");
      const problem = validate(typed);
      if (problem) throw new Error(problem);
      return typed;
    },
  };
}

describe("prompts", () => {
  test("taking every offer is the same as asking nobody", async () => {
    for (const project of [fresh, grown]) {
      const asked = await askChoices(project, {}, { ...none, prompter: scripted({}) });
      const quiet = await askChoices(project, {}, none);
      const { sessionToken: token, ...rest } = asked.config;
      expect({ ...asked.config, ...rest }).toEqual({ ...quiet.config, sessionToken: token });
      expect(Object.keys(token.claims)).toEqual(Object.keys(quiet.config.sessionToken.claims));
    }
  });
  test("a flag's question is not asked", async () => {
    const prompter = scripted({});
    await askChoices(grown, { public: ["/"], strategy: "gate", claim: ["none"] }, { ...none, prompter });
    expect(prompter.asked.join("\n")).not.toMatch(/open to everyone|access be checked|session token carry/);
  });
  test("the app's own routes are offered, and typed ones are checked", async () => {
    const prompter = scripted({ "open to everyone": ["/", "other"], "Other paths": "/typed, /x/:path*" });
    const { config } = await askChoices(grown, {}, { ...none, prompter });
    expect(config.routes.public).toEqual(["/", "/typed", "/x/:path*", "/sign-in/:path*", "/sign-up/:path*"]);
    const wrong = scripted({ "open to everyone": ["other"], "Other paths": "typed" });
    await expect(askChoices(grown, {}, { ...none, prompter: wrong })).rejects.toThrow(
      "typed must start with /",
    );
  });
  test("answers that are kept in the file are not asked for again", async () => {
    const prompter = scripted({});
    const existing = parseConfig({});
    const { config } = await askChoices(grown, {}, { ...none, existing, prompter });
    expect(prompter.asked).toHaveLength(2);
    expect(config.routes).toEqual(existing.routes);
  });
  test("leaving any prompt ends the run", async () => {
    const all = scripted({});
    await askChoices(fresh, {}, { ...none, prompter: all });
    for (const message of all.asked) {
      const prompter = scripted({ [message]: new Interrupted() });
      await expect(askChoices(fresh, {}, { ...none, prompter })).rejects.toBeInstanceOf(Interrupted);
    }
  });
});
