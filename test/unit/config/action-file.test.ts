// Which files take a Server Action, and why the others do not.
import { describe, expect, test } from "vitest";
import { actionFileProblem } from "../../../src/config/action-file.ts";
import { testProject } from "../../project.ts";

const project = testProject();

describe("refused", () => {
  test.each([
    "middleware.ts",
    "src/middleware.ts",
    "proxy.ts",
    "src/Proxy.ts",
    "instrumentation.ts",
    "src/instrumentation-client.ts",
    "mdx-components.tsx",
    "app/sitemap.ts",
    "app/robots.ts",
    "app/manifest.ts",
    "app/blog/[slug]/opengraph-image.tsx",
    "app/twitter-image2.tsx",
    "src/app/icon.tsx",
    "app/apple-icon.tsx",
    "app/global-error.tsx",
    "app/(shop)/error.tsx",
    "app/not-found.tsx",
    "app/global-not-found.tsx",
    "app/loading.tsx",
    "app/template.tsx",
    "app/@modal/default.tsx",
    "app/layout.tsx",
    "app/page.tsx",
    "app/api/route.ts",
    "app/forbidden.tsx",
    "app/unauthorized.tsx",
  ])("%s is Next's", (path) => {
    expect(actionFileProblem(path, project)).toBe("is a file that Next.js runs for something else");
  });

  test.each([
    ["pages/x.ts", /outside pages\//],
    ["src/pages/api/x.ts", /outside pages\//],
    ["next.config.ts", /configuration/],
    ["lib/vitest.config.ts", /configuration/],
    ["types/x.d.ts", /declarations/],
    ["app/x.test.ts", /tests/],
    ["lib/x.spec.tsx", /tests/],
    ["lib/__tests__/x.ts", /tests/],
    ["public/x.ts", /outside public\//],
    ["node_modules/a/x.ts", /app's own code/],
    [".next/x.ts", /app's own code/],
  ])("%s", (path, reason) => {
    expect(actionFileProblem(path, project)).toMatch(reason);
  });

  test("app/ where Next.js would take it for the app", () => {
    expect(actionFileProblem("app/actions.ts", testProject({ appDir: "src/app", usesSrc: true }))).toMatch(
      /outside app\/, since this app is in src\/app\//,
    );
  });
});

test("the same names elsewhere are nobody's, and dots are no matter", () => {
  for (const path of [
    "lib/error.ts",
    "components/icon.tsx",
    "lib/middleware.ts",
    "app/items/actions.ts",
    "app/items/item.actions.ts",
    "src/items/config.ts",
    "app/sitemap/actions.ts",
    "application/page.ts",
  ]) {
    expect(actionFileProblem(path, project), path).toBeNull();
  }
});
