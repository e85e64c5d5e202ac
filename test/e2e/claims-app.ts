// An app that answers with the claims it reads, in the lab where the real SDK is installed.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTree } from "../tree.ts";
import { type Lab, type LabApp, makeApp } from "./lab.ts";

const handler = `import { auth } from "@clerk/nextjs/server";

export async function GET() {
  const { sessionClaims, orgId } = await auth();
  return Response.json({ sessionClaims, orgId: orgId ?? null });
}
`;

const bareGate = `import { clerkMiddleware } from "@clerk/nextjs/server";

export default clerkMiddleware();

export const config = { matcher: ["/api/:path*"] };
`;

export const claimsHandler = "app/api/claims/route.ts";

/** @param gate the file name that this version of Next.js loads */
export async function makeClaimsApp(lab: Lab, gate: string): Promise<LabApp> {
  const source = await mkdtemp(join(tmpdir(), "claims-app-"));
  writeTree(source, {
    "package.json": JSON.stringify({ name: "claims-app", private: true }),
    [gate]: bareGate,
    [claimsHandler]: handler,
  });
  const app = await makeApp(lab, source);
  await rm(source, { recursive: true });
  return app;
}
