// The generated code without a server, on all versions: the same table as on a running Next 16. And what judge says of
// the app, without running it, is what these answers show.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CallerName, makeCallers } from "../../src/prove/callers.ts";
import { type InProcessAnswer, type InProcessQuestion, runInProcess } from "../../src/prove/in-process.ts";
import { openRoom, type Room } from "../../src/prove/room.ts";
import type { Audit } from "../../src/verdict.ts";
import { runCli } from "../cli.ts";
import { actionQuestion, actions, writeActionProbe } from "./action-probe.ts";
import { answerWord } from "./answer-word.ts";
import { type Column, type ExpectedRow, expectedRows, permissions } from "./expected.ts";
import { expectedQuestions } from "./expected-questions.ts";
import {
  auditApp,
  idOf,
  isIn,
  isPastGate,
  judgedGate,
  judgedReach,
  judgedSignedOut,
  seenReach,
  seenSignedOut,
  type Try,
  urlsOf,
} from "./judge-truth.ts";
import { type Lab, type LabApp, makeFreshApp } from "./lab.ts";
import { type OutsideServices, startOutsideServices } from "./outside-services.ts";
import { templates, tokenClaims } from "./token-claims.ts";

interface LabCase {
  lab: Lab;
  clerk: number;
  gate: string;
  tokenVersion: 1 | 2;
  unknownCallers: CallerName[];
}

const labs: LabCase[] = [
  { lab: "next16", clerk: 7, gate: "proxy.ts", tokenVersion: 2, unknownCallers: [] },
  { lab: "next15", clerk: 6, gate: "middleware.ts", tokenVersion: 2, unknownCallers: [] },
  // Clerk 5 reads the first token version and knows no pending sessions.
  { lab: "next14", clerk: 5, gate: "middleware.ts", tokenVersion: 1, unknownCallers: ["pending"] },
];
const callers = makeCallers(permissions);
const origin = "http://localhost:3000";

interface Cell {
  row: ExpectedRow;
  name: Column;
  question: InProcessQuestion;
  answer: InProcessAnswer;
}

describe.each(labs)("$lab with Clerk $clerk", ({ lab, gate, tokenVersion, unknownCallers }) => {
  let app: LabApp;
  let room: Room;
  let outside: OutsideServices;
  let audit: Audit;
  let cells: Cell[];
  const names = (row: ExpectedRow) =>
    (Object.keys(row.answers) as Column[]).filter((name) => !unknownCallers.includes(name));
  const ask = (questions: InProcessQuestion[]) =>
    runInProcess({ root: app.root, gate, env: { ...room.env, ...outside.env }, origin }, questions);

  beforeAll(async () => {
    app = await makeFreshApp(lab, ["@clerk/nextjs", "next", "react", "react-dom"]);
    const run = await runCli(["--yes", "--no-install", "--add", "all"], { cwd: app.root });
    expect(run.stderr + run.code).toMatch(/0$/);
    audit = await auditApp(app.root, urlsOf(expectedRows));
    room = await openRoom({ tokenVersion, claims: tokenClaims, templates });
    outside = await startOutsideServices(room.keys.jwks);
    cells = await askTable();
  });
  afterAll(async () => {
    await outside?.close();
    await room?.close();
    await app?.remove();
  });

  async function askTable(): Promise<Cell[]> {
    const asked = await Promise.all(
      expectedRows.map(async (row) => {
        const columns = names(row);
        const who = columns.map((name) => callers[name]);
        const questions = await expectedQuestions(row, who, room, origin);
        return questions.map((question, index) => ({ row, question, name: columns[index] ?? "nobody" }));
      }),
    );
    const all = asked.flat();
    const answers = await ask(all.map(({ question }) => question));
    return all.flatMap((cell, index) => {
      const answer = answers[index];
      return answer ? [{ ...cell, answer }] : [];
    });
  }

  const title = ({ row, name }: Cell) => `${row.method} ${row.path} ${row.kind} ${name}`;

  test("every caller gets the answer of the table", () => {
    expect(
      cells.map((cell) => `${title(cell)}: ${answerWord(cell.answer, origin + cell.question.path)}`),
    ).toEqual(cells.map((cell) => `${title(cell)}: ${cell.row.answers[cell.name]}`));
  });

  test("judge says of every page and route who gets there", () => {
    const tries = cells.flatMap(({ row, name, answer }): Try[] => {
      const at = idOf(row);
      const passed = isIn(answer, origin + row.path);
      return at === null || passed === null ? [] : [{ at, path: row.path, caller: name, isIn: passed }];
    });
    expect(judgedReach(audit, "by URL")).toEqual(seenReach(tries));
  });

  test("judge says of every URL whom the gate lets through, and what signed-out callers get", () => {
    const got = cells.filter(({ row }) => row.method === "GET");
    const tries = got.flatMap(({ row, name, answer }): Try[] => {
      const passed = isPastGate(answer, origin + row.path);
      return passed === null ? [] : [{ at: row.path, path: row.path, caller: name, isIn: passed }];
    });
    expect(judgedGate(audit)).toEqual(seenReach(tries));
    const refused = got.filter(({ name, answer }) => name === "nobody" && answer.stage === "gate");
    expect(judgedSignedOut(audit)).toEqual(
      seenSignedOut(refused.map(({ row, answer }) => ({ url: row.path, answer }))),
    );
  });

  test("judge says of every Server Action for whom it does something", async () => {
    await writeActionProbe(app.root);
    const who = Object.values(callers).filter(({ name }) => !unknownCallers.includes(name));
    const asked = actions.flatMap(({ id, name }) => who.map((caller) => ({ id, name, caller })));
    const answers = await ask(
      await Promise.all(asked.map(({ name, caller }) => actionQuestion(name, caller, room, origin))),
    );
    const tries = asked.map(({ id, caller }, index): Try => {
      const answer = answers[index];
      expect([200, 204], answer?.body).toContain(answer?.status);
      return { at: id, path: "", caller: caller.name, isIn: answer?.status === 200 };
    });
    expect(judgedReach(audit, "by id")).toEqual(seenReach(tries));
  });
});
