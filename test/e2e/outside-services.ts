// What do the generated Hasura and Supabase routes talk to? A loopback server that gives back one item named after
// the user in the token it was sent, so that a test sees whose token arrived.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createLocalJWKSet, jwtVerify } from "jose";
import type { Keys } from "../../src/prove/keys.ts";

export interface OutsideServices {
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function startOutsideServices(jwks: Keys["jwks"]): Promise<OutsideServices> {
  const keys = createLocalJWKSet(jwks);
  const server = createServer(async (request, response) => {
    const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    const verified = await jwtVerify(token, keys).catch(() => null);
    const items = [{ id: "1", name: `of ${verified?.payload.sub}` }];
    const isHasura = request.url?.startsWith("/v1/graphql");
    const hasClaims = isHasura ? verified?.payload["https://hasura.io/jwt/claims"] : verified?.payload.role;
    response.writeHead(hasClaims ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isHasura ? { data: { items } } : items));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      HASURA_GRAPHQL_ENDPOINT: `${url}/v1/graphql`,
      NEXT_PUBLIC_SUPABASE_URL: url,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_test",
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
