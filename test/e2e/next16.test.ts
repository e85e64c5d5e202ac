// A fresh Next 16 app, one command, and the running result: types, the table of answers, Server Actions, a browser, and judge.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCallers } from "../../src/prove/callers.ts";
import { testActions } from "./actions.ts";
import { tryActions } from "./actions-over-http.ts";
import { answerWord } from "./answer-word.ts";
import { testInBrowser } from "./browser.ts";
import { type Column, expectedRows, permissions } from "./expected.ts";
import { expectedQuestions } from "./expected-questions.ts";
import { auditApp, idOf, isIn, judgedReach, seenReach, type Try } from "./judge-truth.ts";
import { type RunningApp, startRunningApp } from "./running-app.ts";

const callers = makeCallers(permissions);
let app: RunningApp;
let starting: Promise<RunningApp>;
beforeAll(async () => {
  starting = startRunningApp();
  app = await starting;
});
// Also when the hook above ran out of time: then the app is still on its way up.
afterAll(async () => (await starting.catch(() => null))?.close());

test("the result has no type errors", async () => {
  const typescript = createRequire(join(app.root, "package.json")).resolve("typescript/package.json");
  const tsc = join(dirname(typescript), "bin/tsc");
  const result = await promisify(execFile)(process.execPath, [tsc, "--noEmit", "--strict"], {
    cwd: app.root,
  }).catch((error) => error);
  expect(result.stdout).toBe("");
});

describe("the table of answers, over HTTP", () => {
  test.each(expectedRows)("$method $path as $kind", async (row) => {
    const names = Object.keys(row.answers) as Column[];
    const questions = await expectedQuestions(
      row,
      names.map((name) => callers[name]),
      app.room,
      app.server.origin,
    );
    const given: Record<string, string> = {};
    for (const [index, question] of questions.entries()) {
      const answer = await app.server.ask(question);
      given[names[index] ?? ""] = answerWord(answer, app.server.origin + question.path);
    }
    expect(given).toEqual(row.answers);
  });

  test("nothing of a page reaches callers who may not see it", async () => {
    for (const path of ["/dashboard", "/items", "/admin"]) {
      for (const name of ["nobody", "expired", "pending", "tampered"] as const) {
        const headers = await app.room.headers(
          callers[name],
          { "sec-fetch-dest": "document" },
          app.server.origin,
        );
        const { body } = await app.server.ask({ path, method: "GET", headers });
        expect(body).not.toMatch(/user_admin|<main/);
      }
    }
  });

  test("outside services get the caller's own token", async () => {
    for (const path of ["/api/hasura", "/api/supabase-items"]) {
      const headers = await app.room.headers(
        callers.member,
        { accept: "application/json" },
        app.server.origin,
      );
      const { body } = await app.server.ask({ path, method: "GET", headers });
      expect(JSON.parse(body)).toEqual({ items: [{ id: "1", name: "of user_member" }] });
    }
  });

  test("claims come from the token", async () => {
    const headers = await app.room.headers(callers.user, { accept: "application/json" }, app.server.origin);
    const { body } = await app.server.ask({ path: "/api/me", method: "GET", headers });
    expect(JSON.parse(body)).toEqual({ userId: "user_solo", plan: "pro", email: "ada@example.com" });
  });

  test("a body cannot choose the owner", async () => {
    const headers = await app.room.headers(callers.admin, { accept: "application/json" }, app.server.origin);
    const body = JSON.stringify({ name: "Lamp", orgId: "org_other", owner: "org_other" });
    const question = { path: "/api/items", method: "POST", headers, body };
    expect(await app.server.ask(question)).toMatchObject({ status: 400 });
  });

  test("the server's log tells of no errors", () => {
    expect(app.server.output()).not.toMatch(/⨯|Error:|Unhandled/);
  });
});

describe("what judge says without running it", () => {
  test("of every page and route: who gets there", async () => {
    const tries: Try[] = [];
    for (const row of expectedRows) {
      const at = idOf(row);
      if (at === null) continue;
      const names = Object.keys(row.answers) as Column[];
      const who = names.map((name) => callers[name]);
      const questions = await expectedQuestions(row, who, app.room, app.server.origin);
      for (const [index, question] of questions.entries()) {
        const passed = isIn(await app.server.ask(question), app.server.origin + row.path);
        if (passed !== null)
          tries.push({ at, path: row.path, caller: names[index] ?? "nobody", isIn: passed });
      }
    }
    expect(judgedReach(await auditApp(app.root, []), "by URL")).toEqual(seenReach(tries));
  });

  test("of every Server Action: for whom it does something", async () => {
    expect(judgedReach(await auditApp(app.root, []), "by id")).toEqual(seenReach(await tryActions(app)));
  });
});

testActions(() => app);
testInBrowser(() => app);
