// next-intl serves `/dashboard` from `app/[locale]/dashboard` when it is told to: the gate sees the path before that.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { judge } from "../../../src/judge/judge.ts";

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

async function dashboard(routing: string) {
  const folder = mkdtempSync(join(tmpdir(), "unprefixed-"));
  made.push(folder);
  const files = {
    "package.json": JSON.stringify({
      dependencies: { next: "16.4.6", "@clerk/nextjs": "7.9.17", react: "19.2.0", "next-intl": "4.14.7" },
    }),
    "i18n/routing.ts": `import { defineRouting } from "next-intl/routing";\n\nexport const routing = defineRouting(${routing});\n`,
    "app/[locale]/dashboard/page.tsx": "export default function Page() {\n  return <h1>Dashboard</h1>;\n}\n",
    "proxy.ts": `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
import createMiddleware from "next-intl/middleware";
import { routing } from "./i18n/routing";

const intl = createMiddleware(routing);
const isProtected = createRouteMatcher(["/:locale/dashboard(.*)"]);

export default clerkMiddleware(async (auth, req) => {
  if (isProtected(req)) await auth.protect();
  return intl(req);
});
`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { resources, urls } = judge(await detectProject(folder, "report"), null, { urls: ["/dashboard"] });
  const [page] = resources;
  return { reach: page?.reach, differs: page?.gate.differs, served: urls[0]?.served[0]?.resource };
}

const locales = 'locales: ["en", "de"], defaultLocale: "en"';
const bypassed = {
  reach: "anyone",
  differs: [{ url: "/dashboard", answer: "public" }],
  served: "app/[locale]/dashboard/page.tsx#default",
};
const held = { reach: "signed-in", differs: [], served: undefined };

test.each([
  [`{ ${locales}, localePrefix: "as-needed" }`, bypassed],
  [`{ ${locales}, localePrefix: "never" }`, bypassed],
  [`{ ${locales}, localePrefix: { mode: "as-needed" } }`, bypassed],
  // What cannot be read may be either.
  [`{ ${locales}, localePrefix: process.env.PREFIX }`, bypassed],
  [`{ ${locales}, localePrefix: "always" }`, held],
  [`{ ${locales}, localePrefix: { mode: "always", prefixes: {} } }`, held],
  [`{ ${locales} }`, held],
])("%s", async (routing, expected) => {
  expect(await dashboard(routing)).toEqual(expected);
});
