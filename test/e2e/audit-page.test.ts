// The page of `audit --html` as people use it: in Chromium, from a file, with no network to talk to.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditHtml } from "../../src/report/audit-html.ts";
import { auditPage } from "../../src/templates.ts";
import type { Audit } from "../../src/verdict.ts";
import { auditOf, gate, sampleAudit, sampleSources, verdict } from "../unit/report/sample-audit.ts";
import { localChromium } from "./chromium.ts";

/** To be looked at by a person after a change of the page. */
const screenshots = join(tmpdir(), "create-clerk-sessions-screenshots");

const skip = localChromium.isMissing;
describe.skipIf(skip)(skip ? "audit page: no Chromium, set CHROMIUM_PATH" : "audit page", () => {
  let browser: Browser;
  let folder = "";
  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), "audit-page-"));
    browser = await localChromium.launch();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  interface Visit {
    audit?: Audit;
    sources?: Record<string, string>;
    name?: string;
    width?: number;
    colorScheme?: "light" | "dark";
  }

  /** Fails when the page asks for anything but itself, or has an error. */
  async function visit(options: Visit, look: (page: Page) => Promise<void>): Promise<void> {
    const { audit = sampleAudit, sources = sampleSources, name = "shop", width = 1280 } = options;
    const read = (path: string) => sources[path] ?? null;
    const file = join(folder, "audit.html");
    await writeFile(file, auditHtml(audit, { ...auditPage(), read, name }));
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: options.colorScheme ?? "light",
    });
    try {
      const page = await context.newPage();
      const asked: string[] = [];
      const errors: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => errors.push(message.text()));
      await page.goto(pathToFileURL(file).href);
      await look(page);
      expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([pathToFileURL(file).href]);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const rows = (page: Page) => page.locator("button.row:visible");
  const status = (page: Page) => page.getByRole("status").textContent();

  test("shows every resource with its reach, and the totals", async () => {
    await visit({}, async (page) => {
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Who can reach what in shop");
      expect(await rows(page).count()).toBe(sampleAudit.resources.length);
      expect(await status(page)).toBe("Showing 40 of 40 resources");
      expect(await page.locator(".card").allTextContents()).toEqual([
        expect.stringMatching(/^13 Anyone/),
        expect.stringMatching(/^1 Conditional/),
        expect.stringMatching(/^2 Unknown/),
        expect.stringMatching(/^17 Signed in/),
        expect.stringMatching(/^7 Restricted/),
      ]);
      const folderOfAdmin = page.locator("summary", { hasText: "/admin" });
      expect(await folderOfAdmin.first().textContent()).toContain("4 restricted");
      await page.screenshot({ path: join(screenshots, "audit-1280.png"), fullPage: true });
    });
  });

  test("filters by reach and kind, and searches in URLs, files and names", async () => {
    await visit({}, async (page) => {
      for (const word of ["Signed in", "Restricted", "Conditional", "Unknown"]) {
        await page.getByRole("checkbox", { name: new RegExp(`^[\\d,]+ ${word}`) }).uncheck();
      }
      expect(await status(page)).toBe("Showing 13 of 40 resources");
      expect(await page.getByRole("button", { name: "/dashboard/billing" }).isVisible()).toBe(false);
      await page.getByRole("checkbox", { name: "page", exact: true }).uncheck();
      expect(await status(page)).toBe("Showing 8 of 40 resources");

      await page.getByRole("searchbox", { name: "Search" }).fill("items actions");
      expect(await rows(page).allTextContents()).toEqual([
        expect.stringContaining("deleteItem"),
        expect.stringContaining("renameItem"),
      ]);
      await page.getByRole("searchbox", { name: "Search" }).fill("nothing like it");
      expect(await rows(page).count()).toBe(0);
      expect(await page.locator("summary:visible").count()).toBe(0);
    });
  });

  test("a resource unfolds with the keyboard: gate, guard, and the lines that decide", async () => {
    await visit({}, async (page) => {
      const row = page.getByRole("button", { name: "/admin/users/[id]" });
      await row.focus();
      await page.keyboard.press("Enter");
      expect(await row.getAttribute("aria-expanded")).toBe("true");
      const detail = page.getByRole("group", {
        name: "Gate and guard of app/admin/users/[id]/page.tsx#default",
      });
      const text = (await detail.textContent()) ?? "";
      expect(text).toContain("The gate asks for role org:admin (signed out: redirect).");
      expect(text).toContain("Its own code asks for a session (signed out: 401).");
      expect(await detail.locator("pre .here").first().textContent()).toBe(
        '7  if (isAdmin(req)) await auth.protect({ role: "org:admin" });',
      );
      expect(await detail.locator("pre").first().locator("span").count()).toBe(7);
      await page.screenshot({ path: join(screenshots, "audit-open.png"), fullPage: true });
      await page.keyboard.press("Enter");
      expect(await detail.isVisible()).toBe(false);
    });
  });

  test("a finding leads to its resource, whatever is filtered away", async () => {
    await visit({}, async (page) => {
      const findings = page.getByRole("region", { name: /^Findings: 2 errors, 1 warning, 1 note$/ });
      expect(await findings.locator(".finding b").allTextContents()).toEqual([
        "Error",
        "Error",
        "Warning",
        "Note",
      ]);
      expect(await findings.textContent()).toContain("Fix: Begin deleteItem() with await auth.protect();");
      expect(await findings.locator("code").allTextContents()).toEqual(
        expect.arrayContaining(["await auth.protect();", "npx create-clerk-sessions init"]),
      );
      await page.getByRole("searchbox").fill("zzz");
      await findings.getByRole("button", { name: "Show the resource" }).first().click();
      const row = page.getByRole("button", { name: /deleteItem/ });
      expect(await row.getAttribute("aria-expanded")).toBe("true");
      expect(await row.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
      expect(await status(page)).toBe("Showing 40 of 40 resources");
    });
  });

  test("fits a telephone, in the dark, and paper", async () => {
    await visit({ width: 400, colorScheme: "dark" }, async (page) => {
      await page.getByRole("button", { name: "/preview" }).click();
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(400);
      expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(20, 22, 26)");
      await page.screenshot({ path: join(screenshots, "audit-400.png"), fullPage: true });
    });
    await visit({}, async (page) => {
      await page.locator("summary").first().click();
      await page.emulateMedia({ media: "print" });
      await page.evaluate("dispatchEvent(new Event('beforeprint'))");
      expect(await rows(page).count()).toBe(40);
      expect(await page.getByRole("searchbox").isVisible()).toBe(false);
      await page.screenshot({ path: join(screenshots, "audit-print.png"), fullPage: true });
    });
  });

  test("no text of the app becomes markup or script", async () => {
    const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028"'\`<!--`;
    const resource = verdict({
      ...{ kind: "page", file: `app/${evil}/page.tsx`, urls: [`/${evil}`], reach: "anyone" },
      gate: gate({ answer: "unknown", reason: evil, evidence: [{ file: "proxy.ts", line: 1, note: evil }] }),
    });
    const finding = { rule: evil, severity: "error", message: evil, file: evil, line: 1, fix: evil } as const;
    const audit = auditOf([resource], {
      project: { next: evil, clerk: evil, gateFile: evil, routers: ["app"] },
      findings: [{ ...finding, resource: resource.id }],
    });
    await visit({ audit, name: evil, sources: { "proxy.ts": `${evil}\n${evil}` } }, async (page) => {
      await rows(page).first().click();
      expect(await page.locator("img, script").count()).toBe(2);
      expect(await page.locator("pre").first().textContent()).toContain("<img src=x onerror=alert(2)>");
      expect(await page.title()).toContain("</script><script>alert(1)</script>");
    });
  });

  test("a large app starts folded and stays quick to filter", async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      verdict({
        ...{ kind: "page", file: `app/s${index % 40}/p${index}/page.tsx`, reach: "signed-in" },
        urls: [`/s${index % 40}/p${index}`],
      }),
    );
    await visit({ audit: auditOf(many) }, async (page) => {
      expect(await rows(page).count()).toBe(0);
      expect(await page.locator("summary").count()).toBe(40);
      await page.getByRole("searchbox").fill("/s7/p2007");
      expect(await rows(page).count()).toBe(1);
    });
  });
});
