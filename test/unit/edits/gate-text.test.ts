// The generated gate and intentFor say the same: the gate's own code runs here, with Clerk reduced to a session.
import { describe, expect, test } from "vitest";
import { type Config, parseConfig } from "../../../src/config.ts";
import { gateText } from "../../../src/edits/gate/gate-text.ts";
import { intentFor } from "../../../src/routes/intent.ts";
import type { I18n } from "../../../src/types.ts";
import { testProject } from "../../project.ts";
import { type Caller, type LoadedGate, loadGate } from "./load-gate.ts";

const admin = { match: ["/admin/:path*", "/Reports/:id"], require: { role: "org:admin" } };
const api = { match: ["/api/:path*"], signedOut: "401" };
const configs: Record<string, Config> = Object.fromEntries(
  Object.entries({
    defaults: {},
    "roles and API routes": { public: ["/", "/blog/:slug", "/api/webhooks/:path*"], rules: [admin, api] },
    "a rule over everything": {
      public: ["/", "/api/webhooks/:path*"],
      rules: [{ ...admin, match: ["/:path*"] }],
    },
    "open by default": {
      default: "public",
      public: ["/docs/open"],
      rules: [admin, { match: ["/docs/:path*"] }, api],
    },
    "redirects before 401": {
      public: ["/"],
      rules: [
        { match: ["/api/login/:path*"], signedOut: "redirect" },
        { ...api, require: { plan: "pro" } },
      ],
    },
    "public below restricted": { public: ["/admin/help"], rules: [admin] },
  }).map(([name, routes]) => [name, parseConfig({ routes })]),
);
const paths = [
  ...["/", "/blog/a", "/blog/a/b", "/Blog/a", "/admin", "/admin/", "/ADMIN/x", "//admin", "/administrator"],
  ...["/reports/7", "/reports/7/8", "/api/items", "/API/items", "/api/login/x", "/api/webhooks/clerk"],
  ...[
    "/api/webhooks%2Fclerk",
    "/%61dmin",
    "/admin%2Fx",
    "/blog%2Fa",
    "/blog/a%2Fb",
    "/%2561dmin",
    "/docs/open",
  ],
  ...[
    "/docs/x",
    "/sign-in",
    "/sign-in/tasks",
    "/sign-up/x",
    "/sign-in-admin",
    "/x",
    "/admin/help",
    "/blog/%C3%A9",
  ],
];
const unreadable = ["/%zz", "/blog/%2e%2e%2Fadmin", "/blog/..%2f..", "/a%2F.%2Fb"];

describe.each(Object.entries(configs))("%s", (_, config) => {
  test.each(paths)("%s", async (path) => {
    const gate = await load(config);
    const intent = intentFor(config, path);
    for (const caller of ["nobody", "user", "admin"] as const) {
      expect(await gate(path, caller), caller).toBe(expected(intent, caller));
    }
    const action = await gate(path, "nobody", { "next-action": "1" });
    expect(action).toBe(intent.access === "public" ? "pass" : 401);
  });

  test.each(unreadable)("%s is refused", async (path) => {
    expect(await (await load(config))(path, "admin")).toBe(400);
  });

  test.each(paths)("with createRouteMatcher %s is never more open", async (path) => {
    const gate = await load(config, { clerk: "6.39.8" });
    // Clerk's matcher ignores case everywhere and leaves an encoded slash alone.
    const readable = path.toLowerCase().replaceAll("%2f", "/");
    const intents = [path, readable, path.replace(/%2f/i, "-").toLowerCase()].map((each) =>
      intentFor(config, each),
    );
    for (const caller of ["nobody", "user", "admin"] as const) {
      expect(intents.map((intent) => expected(intent, caller))).toContain(await gate(path, caller));
    }
  });
});

describe("with locales", () => {
  const i18n: I18n = {
    library: "unknown",
    segment: "[locale]",
    locales: ["en", "pt-BR"],
    defaultLocale: "en",
    routingFile: null,
  };
  const config = parseConfig({ routes: { public: ["/", "/about"], rules: [admin, api] } });

  test.each([
    ...["7.9.17", "6.39.8"].flatMap((clerk) => [
      { clerk, path: "/en", answer: "pass" },
      { clerk, path: "/pt-BR/about", answer: "pass" },
      { clerk, path: "/about", answer: "pass" },
      { clerk, path: "/en/sign-in/tasks", answer: "pass" },
      { clerk, path: "/en/admin", answer: "sign-in" },
      { clerk, path: "/de/about", answer: "sign-in" },
      { clerk, path: "/english/about", answer: "sign-in" },
      { clerk, path: "/api/items", answer: 401 },
    ]),
  ])("Clerk $clerk: $path for nobody", async ({ clerk, path, answer }) => {
    expect(await (await load(config, { clerk, i18n }))(path, "nobody")).toBe(answer);
  });

  test.each(["7.9.17", "6.39.8"])("Clerk %s asks for the role below every locale", async (clerk) => {
    const gate = await load(config, { clerk, i18n });
    expect(await gate("/pt-BR/admin/x", "user")).toBe(403);
    expect(await gate("/pt-BR/admin/x", "admin")).toBe("pass");
  });
});

test("what a user typed stays inside its string", async () => {
  const project = testProject({ signIn: { file: "app/x/page.tsx", url: '/"+alert(1)+"' } });
  const result = await gateText(project, parseConfig({}), null);
  expect(result.text).toContain(`'/"+alert(1)+"/:path*'`);
});

function expected(intent: ReturnType<typeof intentFor>, caller: Caller): "pass" | "sign-in" | number {
  if (intent.access === "public") return "pass";
  if (caller === "nobody") return intent.signedOut === "401" ? 401 : "sign-in";
  if (intent.access === "signed-in") return "pass";
  return caller === "admin" ? "pass" : 403;
}

async function load(config: Config, app: { clerk?: string; i18n?: I18n } = {}): Promise<LoadedGate> {
  const version = app.clerk ?? "7.9.17";
  const project = testProject({ clerk: { version, source: "installed" }, i18n: app.i18n ?? null });
  const { text } = await gateText(project, config, null);
  return loadGate(text);
}
