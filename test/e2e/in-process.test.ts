// The generated code on older versions, without a server: the same table as on Next 16.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallerName, makeCallers } from "../../src/prove/callers.ts";
import { runInProcess } from "../../src/prove/in-process.ts";
import { openRoom, type Room } from "../../src/prove/room.ts";
import { runCli } from "../cli.ts";
import { answerWord } from "./answer-word.ts";
import { type Column, expectedRows, permissions } from "./expected.ts";
import { expectedQuestions } from "./expected-questions.ts";
import { type Lab, type LabApp, makeFreshApp } from "./lab.ts";
import { type OutsideServices, startOutsideServices } from "./outside-services.ts";
import { templates, tokenClaims } from "./token-claims.ts";

const labs: { lab: Lab; clerk: number; tokenVersion: 1 | 2; unknownCallers: CallerName[] }[] = [
  { lab: "next15", clerk: 6, tokenVersion: 2, unknownCallers: [] },
  // Clerk 5 reads the first token version and knows no pending sessions.
  { lab: "next14", clerk: 5, tokenVersion: 1, unknownCallers: ["pending"] },
];
const callers = makeCallers(permissions);
const origin = "http://localhost:3000";

describe.each(labs)("$lab with Clerk $clerk", ({ lab, tokenVersion, unknownCallers }) => {
  let app: LabApp;
  let room: Room;
  let outside: OutsideServices;

  beforeAll(async () => {
    app = await makeFreshApp(lab, ["@clerk/nextjs", "next", "react", "react-dom"]);
    const run = await runCli(["--yes", "--no-install", "--add", "all"], { cwd: app.root });
    expect(run.stderr + run.code).toMatch(/0$/);
    room = await openRoom({ tokenVersion, claims: tokenClaims, templates });
    outside = await startOutsideServices(room.keys.jwks);
  });
  afterAll(async () => {
    await outside?.close();
    await room?.close();
    await app?.remove();
  });

  test("every caller gets the answer of the table", async () => {
    const cells = await Promise.all(
      expectedRows.map(async (row) => {
        const names = (Object.keys(row.answers) as Column[]).filter((name) => !unknownCallers.includes(name));
        const who = names.map((name) => callers[name]);
        const questions = await expectedQuestions(row, who, room, origin);
        return questions.map((question, index) => {
          const name = names[index] ?? "nobody";
          const title = `${row.method} ${row.path} ${row.kind} ${name}`;
          return { title, question, expected: row.answers[name] };
        });
      }),
    );
    const all = cells.flat();
    const answers = await runInProcess(
      { root: app.root, gate: "middleware.ts", env: { ...room.env, ...outside.env }, origin },
      all.map(({ question }) => question),
    );
    const given = all.map(({ title, question }, index) => {
      const answer = answers[index];
      return `${title}: ${answer && answerWord(answer, origin + question.path)}`;
    });
    expect(given).toEqual(all.map(({ title, expected }) => `${title}: ${expected}`));
  });
});
