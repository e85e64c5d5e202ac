// What does a person see? The generated pages in headless Chromium, with nothing but loopback to talk to.
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, makeCallers } from "../../src/prove/callers.ts";
import { credentials } from "../../src/prove/credentials.ts";
import { apiRequest } from "../../src/prove/request-kinds.ts";
import { localChromium } from "./chromium.ts";
import { permissions } from "./expected.ts";
import type { RunningApp } from "./running-app.ts";
import { tokenClaims } from "./token-claims.ts";

const callers = makeCallers(permissions);
/** To be looked at by a person after a change of the pages. */
const screenshots = join(tmpdir(), "create-clerk-sessions-screenshots");

export function testInBrowser(app: () => RunningApp): void {
  if (localChromium.isMissing) {
    describe.skip("in Chromium: none found, set CHROMIUM_PATH or install one", () => {
      test("looks at the pages", () => {});
    });
    return;
  }

  describe("in Chromium", () => {
    let browser: Browser;
    beforeAll(async () => {
      await mkdir(screenshots, { recursive: true });
      browser = await localChromium.launch();
    });
    afterAll(() => browser?.close());

    /** Runs `look` on a page of this caller and keeps a picture of how it ended. */
    async function visit(caller: Caller, name: string, look: (page: Page) => Promise<void>): Promise<void> {
      const { room, server } = app();
      const options = { origin: server.origin, version: 2, custom: tokenClaims } as const;
      const { cookie } = await credentials(caller, "cookie", room.keys, options);
      const context = await browser.newContext({ baseURL: server.origin });
      try {
        const cookies = (cookie?.split("; ") ?? []).map((pair) => {
          const at = pair.indexOf("=");
          return { name: pair.slice(0, at), value: pair.slice(at + 1), url: server.origin };
        });
        await context.addCookies(cookies);
        const page = await context.newPage();
        const errors: string[] = [];
        page.on("pageerror", (error) => errors.push(error.message));
        await look(page);
        await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
        // The one thing that is missing here is Clerk's own script.
        expect(errors.filter((message) => !/clerk/i.test(message))).toEqual([]);
      } finally {
        await context.close();
      }
    }

    test("signed out, the dashboard leads to sign-in and would come back", async () => {
      await visit(callers.nobody, "signed-out", async (page) => {
        await page.goto("/dashboard");
        const url = new URL(page.url());
        expect(url.pathname).toBe("/sign-in");
        expect(url.searchParams.get("redirect_url")).toBe(`${app().server.origin}/dashboard`);
      });
    });

    test("signed in, the dashboard shows who and where", async () => {
      await visit(callers.member, "dashboard", async (page) => {
        await page.goto("/dashboard");
        await page.getByRole("heading", { name: "Dashboard" }).waitFor();
        expect(await page.locator("main").textContent()).toMatch(
          /user_member[\s\S]*org_acme[\s\S]*org:member/,
        );
      });
    });

    test("the administration page is there for admins only", async () => {
      await visit(callers.admin, "admin", async (page) => {
        await page.goto("/admin");
        await page.getByRole("heading", { name: "Administration" }).waitFor();
      });
      await visit(callers.member, "admin-forbidden", async (page) => {
        expect((await page.goto("/admin"))?.status()).toBe(403);
        expect(await page.locator("body").textContent()).toBe("Forbidden");
      });
    });

    test("an item is deleted with its button, and settings are saved", async () => {
      const { room, server } = app();
      const headers = {
        ...(await room.headers(callers.admin, apiRequest, server.origin)),
        "content-type": "application/json",
      };
      const name = "Item of the browser test";
      await server.ask({ path: "/api/items", method: "POST", headers, body: JSON.stringify({ name }) });
      await visit(callers.admin, "items", async (page) => {
        await page.goto("/items");
        const button = page.getByRole("button", { name: `Delete ${name}` });
        await button.waitFor();
        await page.screenshot({ path: join(screenshots, "items-before.png"), fullPage: true });
        await button.click();
        await button.waitFor({ state: "detached" });
        await page.getByLabel("Welcome text").fill("Hello from Chromium");
        await page.getByRole("button", { name: "Save settings" }).click();
        await page.getByRole("status").waitFor();
        await page.reload();
        expect(await page.getByLabel("Welcome text").inputValue()).toBe("Hello from Chromium");
      });
    });

    test("a member without permission sees no items and no buttons", async () => {
      await visit(callers.member, "items-member", async (page) => {
        await page.goto("/items");
        await page.getByText("You may not see the items of this organization.").waitFor();
        expect(await page.getByRole("button").count()).toBe(0);
      });
    });
  });
}
