import { describe, expect, it } from "vitest";
import { parseConfig } from "../../../src/config.ts";
import { intentFor } from "../../../src/routes/intent.ts";

const config = parseConfig({
  routes: {
    public: ["/", "/docs/:path*", "/admin/help", "/api/webhooks/:path*", "/api/health"],
    rules: [
      { match: ["/admin/:path*", "/api/webhooks/:path*", "/sign-in/:path*"], require: { role: "org:admin" } },
      { match: ["/api/admin/:path*"], require: { permission: "org:data:delete" } },
      { match: ["/api/:path*"], signedOut: "401" },
    ],
  },
});
const openByDefault = parseConfig({
  routes: { ...config.routes, default: "public" },
});

describe("intentFor", () => {
  it("keeps sign-in, sign-up and webhooks open whatever rules say", () => {
    for (const path of ["/sign-in", "/sign-in/factor-one", "/sign-up/verify", "/api/webhooks/clerk"]) {
      expect(intentFor(config, path).access, path).toBe("public");
    }
  });

  it("does not take look-alikes for them", () => {
    expect(intentFor(config, "/sign-in-as-admin").access).toBe("signed-in");
    expect(intentFor(config, "/api/webhooks-internal").access).toBe("signed-in");
  });

  it("knows other sign-in pages when told", () => {
    expect(intentFor(config, "/de/login", ["/[locale]/login"]).access).toBe("public");
    expect(intentFor(config, "/de/login/sso", ["/[locale]/login/[[...rest]]"]).access).toBe("public");
    expect(intentFor(config, "/sign-in", ["/[locale]/login"]).access).toBe("restricted");
  });

  it("puts a requirement above the public list", () => {
    expect(intentFor(config, "/admin/help")).toEqual({
      access: "restricted",
      require: { role: "org:admin" },
      signedOut: "redirect",
    });
    expect(intentFor(config, "/ADMIN").access).toBe("restricted");
  });

  it("takes the signed-out answer from the first covering rule that has one", () => {
    expect(intentFor(config, "/api/admin/users")).toEqual({
      access: "restricted",
      require: { permission: "org:data:delete" },
      signedOut: "401",
    });
    expect(intentFor(config, "/api/items")).toEqual({ access: "signed-in", require: null, signedOut: "401" });
  });

  it("lets public beat a rule that only wants a session", () => {
    expect(intentFor(config, "/api/health").access).toBe("public");
  });

  it("falls back to the default", () => {
    expect(intentFor(config, "/anything").access).toBe("signed-in");
    expect(intentFor(openByDefault, "/anything").access).toBe("public");
    expect(intentFor(openByDefault, "/api/items").access).toBe("signed-in");
  });

  it("lets nobody into a path it cannot read, even when the default is public", () => {
    for (const path of ["/%", "/docs/..%2fadmin"]) {
      expect(intentFor(openByDefault, path)).toEqual({
        access: "restricted",
        require: null,
        signedOut: "401",
      });
    }
  });

  it("holds a parameter with an encoded slash, even when the default is public", () => {
    const rules = [{ match: ["/items/:id"], require: { role: "org:admin" } }];
    const items = parseConfig({ routes: { rules, default: "public" } });
    expect(intentFor(items, "/items/a%2Fb").access).toBe("restricted");
  });
});
