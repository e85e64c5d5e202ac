// Claim reads are found through whatever source there is, and quickly enough to run after every change.
import { describe, expect, test } from "vitest";
import { findClaimReads } from "../../../src/checks/claim-reads/find-claim-reads.ts";
import { testProject } from "../../project.ts";

const auth = 'import { auth } from "@clerk/nextjs/server";\n';

function reads(files: Record<string, string>): string[] {
  const project = testProject({ files });
  const resolve = (_from: string, specifier: string) =>
    [`${specifier.replace(/^\.\//, "")}.ts`].find((path) => path in files) ?? null;
  return findClaimReads({ ...project, resolve }).map(
    ({ file, line, path }) => `${file}:${line} ${path.join(".")}`,
  );
}

describe("findClaimReads", () => {
  test("modules that import each other come to an end", () => {
    const files = {
      "a.ts": `${auth}export * from "./b";\nexport const one = async () => (await auth()).sessionClaims;\n`,
      "b.ts":
        'export * from "./a";\nimport { one } from "./a";\nexport const two = async () => (await one())?.plan;\n',
    };
    expect(reads(files)).toEqual(["b.ts:3 plan"]);
  });

  test("functions and names that go in circles come to an end", () => {
    const text = `${auth}
      const again = async (n: number) => (n ? again(n - 1) : (await auth()).sessionClaims);
      const loop = loop2; const loop2 = loop;
      function same(claims) { return same(claims.inner) ?? claims; }
      export const plan = async () => (await again(3))?.plan ?? loop.plan;
      export const other = async () => same((await auth()).sessionClaims).plan;
    `;
    expect(reads({ "a.ts": text })).toEqual(["a.ts:5 inner", "a.ts:6 plan", "a.ts:7 plan"]);
  });

  test("broken source gives what can be read of it", () => {
    const text = `${auth}export const x = async () => {\n  const { sessionClaims } = await auth();\n  return sessionClaims?.plan +;\n`;
    expect(reads({ "a.ts": text, "b.ts": `${auth}const { = await auth(; auth().sessionClaims.` })).toContain(
      "a.ts:4 plan",
    );
  });

  test("what is written to a claim is no read, and what is deeper is read once", () => {
    const text = `${auth}
      const { sessionClaims } = await auth();
      sessionClaims.metadata.plan = "pro";
      if (sessionClaims && sessionClaims.metadata && sessionClaims.metadata.role) stop();
      const { metadata, ...rest } = sessionClaims;
      use(metadata, rest.email);
    `;
    expect(reads({ "a.ts": text })).toEqual(["a.ts:5 metadata.role", "a.ts:6 metadata", "a.ts:7 email"]);
  });

  test("a scope of its own hides the name outside, and no other", () => {
    const text = `${auth}
      const { sessionClaims } = await auth();
      for (const sessionClaims of list) use(sessionClaims.a);
      try { risky(); } catch (sessionClaims) { use(sessionClaims.b); }
      switch (kind) { case 1: const sessionClaims = row; use(sessionClaims.c); }
      class Session { read(sessionClaims) { return sessionClaims.d; } }
      function later() { use(sessionClaims.e); var sessionClaims; }
      use(sessionClaims.f);
    `;
    expect(reads({ "a.ts": text })).toEqual(["a.ts:9 f"]);
  });
});
