// A small app on disk, judged as `audit` does: what the guard and the gate of each of its resources answer.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { detectProject } from "../../../../src/detect/detect-project.ts";
import { judge } from "../../../../src/judge/judge.ts";
import type { Audit, GuardVerdict } from "../../../../src/verdict.ts";

const always: Record<string, string> = {
  "package.json": JSON.stringify({
    name: "app",
    dependencies: { "@clerk/nextjs": "7.9.17", next: "16.4.6", react: "19.2.0", "@prisma/client": "6.2.0" },
  }),
  "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } }),
  "app/layout.tsx":
    "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n",
  "lib/db.ts": 'import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n',
};

export async function auditOf(files: Record<string, string>, urls: string[] = []): Promise<Audit> {
  const root = mkdtempSync(join(tmpdir(), "judge-knowledge-"));
  try {
    for (const [path, text] of Object.entries({ ...always, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return judge(await detectProject(root), null, { urls });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The guards of a Route Handler file, by method. */
export async function routeGuards(
  text: string,
  more: Record<string, string> = {},
): Promise<Record<string, GuardVerdict>> {
  const file = "app/api/things/route.ts";
  const { resources } = await auditOf({ ...more, [file]: text });
  const own = resources.filter((resource) => resource.file === file);
  return Object.fromEntries(own.map((resource) => [resource.export, resource.guard]));
}

/** The guards of a 'use server' module, by function. */
export async function actionGuards(
  text: string,
  more: Record<string, string> = {},
): Promise<Record<string, GuardVerdict>> {
  const file = "app/actions.ts";
  const { resources } = await auditOf({ ...more, [file]: `"use server";\n${text}` });
  const own = resources.filter((resource) => resource.file === file);
  return Object.fromEntries(own.map((resource) => [resource.export, resource.guard]));
}

/** What a gate answers for paths. */
export async function gateAnswers(text: string, urls: string[]): Promise<Record<string, string>> {
  const audit = await auditOf({ "proxy.ts": text }, urls);
  return Object.fromEntries(audit.urls.map(({ url, gate }) => [url, gate.answer]));
}

/** `signed-in other-auth 401`; what is null is left out. */
export function short(guards: Record<string, GuardVerdict>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(guards).map(([name, { answer, via, signedOut }]) => [
      name,
      [answer, via, signedOut].filter(Boolean).join(" "),
    ]),
  );
}
