import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoom, type Room } from "../../../src/prove/room.ts";

let room: Room;
beforeAll(async () => {
  room = await openRoom({
    templates: { hasura: { "https://hasura.io/jwt/claims": { "x-hasura-role": "user" } } },
  });
});
afterAll(() => room.close());

function call(method: string, path: string, secret = room.keys.secretKey): Promise<Response> {
  return fetch(room.standIn.url + path, { method, headers: { authorization: `Bearer ${secret}` } });
}

test("it listens on loopback only and counts what it is asked", async () => {
  expect(room.standIn.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const before = room.standIn.requests.length;
  expect(await (await call("GET", "/v1/jwks")).json()).toEqual(room.keys.jwks);
  expect(room.standIn.requests.slice(before)).toEqual(["GET /v1/jwks"]);
});

test("a user has the fields the SDK reads without asking", async () => {
  const user = await (await call("GET", "/v1/users/user_member")).json();
  expect(user).toMatchObject({
    object: "user",
    id: "user_member",
    email_addresses: [{ email_address: "member@example.com", linked_to: [] }],
  });
});

test("a template token carries the template's claims for the session's user", async () => {
  const { jwt } = (await (await call("POST", "/v1/sessions/sess_member/tokens/hasura")).json()) as {
    jwt: string;
  };
  expect(decodeJwt(jwt)).toMatchObject({
    sub: "user_member",
    "https://hasura.io/jwt/claims": { "x-hasura-role": "user" },
  });
});

test("unknown templates, paths and secrets are refused as Clerk does", async () => {
  expect((await call("POST", "/v1/sessions/sess_member/tokens/unknown")).status).toBe(404);
  expect((await call("GET", "/v1/organizations")).status).toBe(404);
  const refused = await call("GET", "/v1/users/user_member", "sk_live_other");
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ errors: [{ code: "authentication_invalid" }] });
});
