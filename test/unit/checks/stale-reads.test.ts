// What is read and declared nowhere in the app is only called undeclared where all declarations are in sight.
import { expect, test } from "vitest";
import { staleReads } from "../../../src/checks/stale-reads.ts";
import { testProject } from "../../project.ts";

const page = `import { auth } from "@clerk/nextjs/server";
export default async function Page() {
  const { sessionClaims } = await auth();
  return [sessionClaims?.shared, sessionClaims?.plan];
}
`;
const types = (members: string) =>
  new Map([
    ["types/clerk.d.ts", `declare global { interface CustomJwtSessionClaims { ${members} } }\nexport {};\n`],
  ]);

function messages(typesOutside: string[]): string[] {
  const project = testProject({ files: { "app/page.tsx": page }, sources: ["app/page.tsx"], typesOutside });
  return staleReads(project, types("plan?: string"), types("")).map(({ message }) => message);
}

test("a claim that files outside the app may declare is not called undeclared", () => {
  const gone = "Reads plan, which the session token no longer has.";
  expect(messages([])).toEqual(["Reads shared, which is not declared: its type is unknown.", gone]);
  expect(messages(["../shared/clerk.d.ts"])).toEqual([gone]);
});
