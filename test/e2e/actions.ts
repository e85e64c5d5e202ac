// Who can make a Server Action do something? Asked by id, on public and protected paths, and judged by what changed:
// a status says nothing here.
import { beforeAll, describe, expect, test } from "vitest";
import { actionBody } from "../../src/prove/action-body.ts";
import { actionIds } from "../../src/prove/action-ids.ts";
import type { Answer } from "../../src/prove/answer.ts";
import { type Caller, makeCallers } from "../../src/prove/callers.ts";
import { actionRequest, apiRequest, documentRequest } from "../../src/prove/request-kinds.ts";
import { permissions } from "./expected.ts";
import type { RunningApp } from "./running-app.ts";

const callers = makeCallers({ one: ["org:items:delete"], all: permissions.all });
const paths = ["/", "/sign-in", "/items", "/dashboard"];

interface Item {
  id: string;
  name: string;
}

export function testActions(app: () => RunningApp): void {
  let ids: Map<string, string>;
  beforeAll(async () => {
    ids = await actionIds(app().root);
  });

  async function call(
    name: string,
    fields: Record<string, string>,
    caller: Caller,
    path: string,
  ): Promise<Answer> {
    const { room, server } = app();
    const id = ids.get(`app/items/actions.ts#${name}`);
    if (id === undefined) throw new Error(`No action ${name} among ${[...ids.keys()].join(", ")}.`);
    const headers = await room.headers(caller, actionRequest(id, server.origin), server.origin);
    return server.ask({ path, method: "POST", headers, body: actionBody(fields) });
  }

  async function api(method: string, caller: Caller, body?: string): Promise<Answer> {
    const { room, server } = app();
    const headers = await room.headers(
      caller,
      { ...apiRequest, "content-type": "application/json" },
      server.origin,
    );
    return server.ask({ path: "/api/items", method, headers, ...(body === undefined ? {} : { body }) });
  }

  async function itemsOf(caller: Caller): Promise<Item[]> {
    return JSON.parse((await api("GET", caller)).body).items;
  }

  async function createItem(caller: Caller): Promise<string> {
    const answer = await api("POST", caller, JSON.stringify({ name: "Chair" }));
    return JSON.parse(answer.body).item.id;
  }

  /** As the admin sees them on the page. */
  async function settingsOf(caller: Caller): Promise<string | undefined> {
    const { room, server } = app();
    const headers = await room.headers(caller, documentRequest, server.origin);
    const { body } = await server.ask({ path: "/items", method: "GET", headers });
    const input = /<input[^>]*name="welcomeText"[^>]*>/.exec(body)?.[0];
    return input && (/value="([^"]*)"/.exec(input)?.[1] ?? "");
  }

  describe("deleteItem", () => {
    const powerless = ["nobody", "user", "member", "otherAdmin", "expired", "pending", "tampered"] as const;

    test.each(powerless)("%s deletes nothing, on whatever path", async (name) => {
      const id = await createItem(callers.admin);
      const before = await itemsOf(callers.admin);
      for (const path of paths) await call("deleteItem", { id }, callers[name], path);
      expect(await itemsOf(callers.admin)).toEqual(before);
      expect(before.map((item) => item.id)).toContain(id);
    });

    test("nobody gets a 401 on a protected path", async () => {
      expect(await call("deleteItem", { id: "1" }, callers.nobody, "/items")).toMatchObject({ status: 401 });
    });

    test.each(paths)("a member with the permission deletes one item from %s", async (path) => {
      const id = await createItem(callers.admin);
      const before = await itemsOf(callers.admin);
      await call("deleteItem", { id }, callers.permitted, path);
      expect(await itemsOf(callers.admin)).toEqual(before.filter((item) => item.id !== id));
    });

    test("users delete what is theirs in their personal account", async () => {
      const id = await createItem(callers.user);
      expect((await itemsOf(callers.user)).map((item) => item.id)).toContain(id);
      await call("deleteItem", { id }, callers.user, "/items");
      expect((await itemsOf(callers.user)).map((item) => item.id)).not.toContain(id);
    });
  });

  describe("updateOrgSettings", () => {
    const save = (welcomeText: string, caller: Caller, more: Record<string, string> = {}) =>
      call("updateOrgSettings", { welcomeText, itemLimit: "5", ...more }, caller, "/items");

    test("an admin changes the settings of the own organization, and of no other", async () => {
      await save("by admin", callers.admin);
      await save("by other", callers.otherAdmin);
      expect(await settingsOf(callers.admin)).toBe("by admin");
      expect(await settingsOf(callers.otherAdmin)).toBe("by other");
    });

    test.each(["nobody", "user", "member", "permitted", "expired", "pending", "tampered"] as const)(
      "%s changes nothing",
      async (name) => {
        await save("before", callers.admin);
        await save(`by ${name}`, callers[name]);
        expect(await settingsOf(callers.admin)).toBe("before");
      },
    );

    test("a form cannot choose the tenant", async () => {
      await save("before", callers.admin);
      for (const field of ["orgId", "organizationId", "tenantId", "id"]) {
        await save("smuggled", callers.otherAdmin, { [field]: "org_acme" });
      }
      expect(await settingsOf(callers.admin)).toBe("before");
    });
  });
}
