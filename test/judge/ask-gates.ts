// What does the real SDK answer? Runs many gates in one child process, in a copy below the lab that has their packages.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInProcess } from "../../src/prove/in-process.ts";
import { openRoom } from "../../src/prove/room.ts";
import type { Lab } from "../e2e/lab.ts";
import { type GateOutcome, gateHeader, gatesEntry, urlHeader } from "./gates-entry.ts";

export interface GateToAsk {
  /** A folder to copy, or the files themselves. */
  source: string | Record<string, string>;
  /** Below the source; its extension says nothing, its name does: `src/proxy.ts`. */
  gate: string;
  basePath: string;
  stubs: Record<string, string>;
}

export interface GateQuestion {
  /** Index of the gate. */
  gate: number;
  /** Absolute. */
  url: string;
  method: string;
  headers: Record<string, string>;
}

const labs = fileURLToPath(new URL("../labs/", import.meta.url));

/** All gates are of one kind, `proxy` or `middleware`, and see the same variables. Answers in the order of the questions. */
export async function askGates(
  lab: Lab,
  kind: "proxy" | "middleware",
  gates: GateToAsk[],
  questions: GateQuestion[],
  env: Record<string, string> = {},
): Promise<GateOutcome[]> {
  const apps = join(labs, lab, "apps");
  mkdirSync(apps, { recursive: true });
  const root = mkdtempSync(join(apps, "gates-"));
  const room = await openRoom({ env });
  try {
    const entries = gates.map(({ source, gate, basePath, stubs }, index) => {
      const folder = join(root, `g${index}`);
      write(folder, source);
      for (const [name, text] of Object.entries(stubs)) {
        write(join(folder, "node_modules", name), { "index.js": text });
      }
      return { module: `g${index}/${gate.replace(/\.\w+$/, "")}`, basePath };
    });
    const entry = `${gatesEntry(entries)}\nconst entryKind = ${JSON.stringify(kind)};\n`;
    writeFileSync(join(root, `${kind}.js`), entry);
    const answers = await runInProcess(
      { root, gate: `${kind}.js`, env: room.env, origin: "http://localhost:3000" },
      questions.map(({ gate, url, method, headers }) => ({
        path: "/",
        method,
        headers: { ...headers, [gateHeader]: String(gate), [urlHeader]: withPlainPath(url) },
        resource: null,
      })),
      600_000,
    );
    return answers.map(({ status, body }): GateOutcome => {
      if (status !== 200) throw new Error(`The entry itself failed: ${status} ${body}`);
      return JSON.parse(body);
    });
  } finally {
    await room.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Next redirects to the plain path before the gate sees anything else. */
function withPlainPath(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname.replace(/\/\/+/g, "/").replace(/(.)\/$/, "$1") + search;
}

function write(folder: string, source: string | Record<string, string>): void {
  if (typeof source === "string") {
    cpSync(source, folder, { recursive: true });
    return;
  }
  for (const [path, text] of Object.entries(source)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
