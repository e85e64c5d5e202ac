// Tokens with the claims of random templates, read by an app's own code through the real SDK: what arrives is what
// Clerk's rules say, and the generated types accept it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillTemplate, type TokenData } from "../../src/claims/fill-template.ts";
import type { Json } from "../../src/config.ts";
import type { Caller } from "../../src/prove/callers.ts";
import { credentials } from "../../src/prove/credentials.ts";
import { runInProcess } from "../../src/prove/in-process.ts";
import { apiRequest } from "../../src/prove/request-kinds.ts";
import { openRoom, type Room } from "../../src/prove/room.ts";
import { judgeTypes } from "../claims/judge-types.ts";
import { metadataOf } from "../claims/metadata-specs.ts";
import { randomClaims } from "../claims/random-claims.ts";
import { claimsHandler, makeClaimsApp } from "./claims-app.ts";
import type { Lab, LabApp } from "./lab.ts";

const labs: { lab: Lab; clerk: number; gate: string }[] = [
  { lab: "next16", clerk: 7, gate: "proxy.ts" },
  { lab: "next15", clerk: 6, gate: "middleware.ts" },
];
const claims = randomClaims(100, 16);
const origin = "http://localhost:3000";

describe.each(labs)("$lab with Clerk $clerk", ({ lab, gate }) => {
  let app: LabApp;
  let room: Room;

  beforeAll(async () => {
    app = await makeClaimsApp(lab, gate);
    room = await openRoom();
  });
  afterAll(async () => {
    await room?.close();
    await app?.remove();
  });

  test("every claim arrives as Clerk's rules say, and has its generated type", async () => {
    const questions = await Promise.all(
      claims.map(async ({ template, data }) => {
        const token = { origin, version: 2 as const, custom: { claim: fillTemplate(template, data) } };
        const headers = await credentials(callerOf(data), "bearer", room.keys, token);
        return {
          path: "/api/claims",
          method: "GET",
          headers: { ...apiRequest, ...headers },
          resource: { kind: "route-handler" as const, file: claimsHandler, params: {} },
        };
      }),
    );
    const answers = await runInProcess({ root: app.root, gate, env: room.env, origin }, questions);
    const read = answers.map(({ body, status }) => {
      expect(status, body).toBe(200);
      return JSON.parse(body) as { sessionClaims: { claim: Json; sub: string }; orgId: string | null };
    });

    const shown = (claim: Json, at: number) =>
      `${JSON.stringify(claims[at]?.template)}: ${JSON.stringify(claim)}`;
    expect(read.map(({ sessionClaims }, at) => shown(sessionClaims.claim, at))).toEqual(
      claims.map(({ template, data }, at) => shown(fillTemplate(template, data), at)),
    );
    // The token is the one of the person whose data went in.
    expect(read.map(({ sessionClaims, orgId }) => [sessionClaims.sub, orgId])).toEqual(
      claims.map(({ data }) => [data.user.id, data.org?.id ?? null]),
    );
    const cases = claims.map(({ template, shapes }, at) => ({
      template,
      metadata: metadataOf(shapes),
      accepted: [read[at]?.sessionClaims.claim ?? null],
      refused: [],
    }));
    expect(judgeTypes(cases).join("\n")).toBe("");
  });
});

function callerOf({ user, org, org_membership: membership }: TokenData): Caller {
  const organization = org && {
    ...{ id: org.id, slug: org.slug ?? "acme", role: org.role },
    permissions: membership?.permissions ?? [],
  };
  return { name: "user", title: "user", session: { userId: user.id, organization, state: "active" } };
}
