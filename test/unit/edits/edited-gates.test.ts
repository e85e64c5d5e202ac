// The gates that our edits leave behind hold what clerk-sessions.json asks for: their code runs here.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readMatcherConfig } from "../../../src/edits/gate/read-matcher-config.ts";
import { runsFor } from "../../../src/routes/next-matcher.ts";
import { parseSource } from "../../../src/syntax.ts";
import { loadGate } from "./load-gate.ts";

const fixtures = fileURLToPath(new URL("../../../fixtures/edits/gate/", import.meta.url));

describe.each([
  "no-handler",
  "no-handler-with-options",
  "no-handler-crlf-tabs",
  "no-handler-const-export",
  "public-list",
  "public-list-early-return",
  "public-list-inverted-name",
  "public-list-clerk5-sync",
  "protected-list",
  "protected-list-crlf",
  "protected-list-clerk5-arrow-block",
  "protected-list-redirect-form",
  "generated-before-other-answers",
])("%s", (name) => {
  const gate = loadGate(outputOf(name));

  test.each([
    ["/", "nobody", "pass"],
    ["/pricing", "nobody", "pass"],
    ["/sign-in/factor-one", "nobody", "pass"],
    ["/api/webhooks/clerk", "nobody", "pass"],
    ["/dashboard", "nobody", "sign-in"],
    ["/dashboard", "user", "pass"],
    ["/orders/7", "nobody", "sign-in"],
    ["/api/orders", "nobody", 401],
    ["/api/orders", "user", "pass"],
    ["/admin/users", "nobody", "sign-in"],
    ["/admin/users", "user", 403],
    ["/ADMIN/users", "user", 403],
    ["/admin/users", "admin", "pass"],
  ] as const)("%s for %s", async (path, caller, answer) => {
    expect(await gate(path, caller)).toBe(answer);
  });

  test("signed-out Server Actions get a status", async () => {
    expect(await gate("/dashboard", "nobody", { "next-action": "1" })).toBe(401);
  });
});

test("a protect() that was not awaited holds after the repair", async () => {
  expect(await loadGate(outputOf("public-list-not-awaited"))("/dashboard", "nobody")).toBe("sign-in");
});

test("a glued suffix does not open the neighbour", async () => {
  const gate = loadGate(outputOf("public-list-glued-suffix-would-open-more"));
  expect(await gate("/blog/first-post", "nobody")).toBe("pass");
  expect(await gate("/blog-admin", "nobody")).toBe("sign-in");
});

test("a role check of the app's own is not doubled", async () => {
  const text = outputOf("protected-list-own-role-check");
  expect(text.match(/org:admin/g)).toHaveLength(1);
  expect(await loadGate(text)("/admin/users", "user")).toBe(404);
});

test("segments with a dash are closed, their public neighbours are not", async () => {
  const gate = loadGate(outputOf("protected-list-dashed-segments"));
  expect(await gate("/shop/7", "nobody")).toBe("sign-in");
  expect(await gate("/shop/7/preview", "nobody")).toBe("pass");
  expect(await gate("/docs/a/b", "nobody")).toBe("sign-in");
  expect(await gate("/docs-intro", "nobody")).toBe("pass");
});

describe("Next.js runs the gate for what it has to refuse", () => {
  test.each([
    "no-handler-narrow-matcher",
    "generated-with-narrowed-matcher",
    "no-handler-matcher-without-api",
    "no-handler-matcher-old-dots",
    "public-list-narrow-matcher",
    "intl-with-exclusions-of-its-own",
  ])("%s", (name) => {
    const config = readMatcherConfig(parseSource("gate.ts", outputOf(name)));
    const patterns = config.kind === "present" && config.isKnown ? config.patterns : [];
    for (const path of ["/dashboard", "/admin", "/api/items", "/orders/a.b", "/embed/7"]) {
      expect(runsFor(patterns, path), path).toBe(true);
    }
    expect(runsFor(patterns, "/_next/static/chunk.js")).toBe(false);
  });
});

function outputOf(name: string): string {
  const places = ["proxy.ts", "middleware.ts", "src/middleware.ts", "src/proxy.ts"].map((file) =>
    join(fixtures, name, "output", file),
  );
  const found = places.find((place) => existsSync(place));
  return found ? readFileSync(found, "utf8") : "";
}
