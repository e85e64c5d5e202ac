// What answers in place of Clerk's Backend API? A loopback server with the three endpoints that apps call.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Keys } from "./keys.ts";

export interface StandIn {
  /** For `CLERK_API_URL`. */
  url: string;
  /** `GET /v1/jwks`, in order of arrival. */
  requests: string[];
  close(): Promise<void>;
}

interface Answer {
  status: number;
  body: unknown;
}

/** `templates`: names of JWT templates to the claims they add. */
export async function startStandIn(keys: Keys, templates: Record<string, object> = {}): Promise<StandIn> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, keys, templates).then(
      (result) => send(response, result),
      (error) => send(response, failure(500, "internal_error", String(error))),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Apps keep their connection open.
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  keys: Keys,
  templates: Record<string, object>,
): Promise<Answer> {
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  const [, version, collection, id, tokens, template] = pathname.split("/").map(decodeURIComponent);
  if (version !== "v1") return notFound();
  if (request.method === "GET" && collection === "jwks" && id === undefined) {
    return { status: 200, body: keys.jwks };
  }
  if (request.headers.authorization !== `Bearer ${keys.secretKey}`) {
    return failure(401, "authentication_invalid", "Invalid secret key");
  }
  if (request.method === "GET" && collection === "users" && id?.startsWith("user_") && tokens === undefined) {
    return { status: 200, body: user(id) };
  }
  if (request.method === "POST" && collection === "sessions" && id && tokens === "tokens" && template) {
    const claims = templates[template];
    if (!claims) return notFound();
    const now = Math.floor(Date.now() / 1000);
    const sub = id.replace(/^sess_/, "user_");
    const jwt = await keys.sign({ ...claims, iss: keys.issuer, sub, iat: now, nbf: now - 5, exp: now + 60 });
    return { status: 200, body: { object: "token", jwt } };
  }
  return notFound();
}

function user(id: string): object {
  const email = `${id.replace(/^user_/, "")}@example.com`;
  return {
    object: "user",
    id,
    first_name: "Ada",
    last_name: "Stand-in",
    username: null,
    image_url: "",
    has_image: false,
    primary_email_address_id: "idn_1",
    // The SDK reads `linked_to` without asking whether it is there.
    email_addresses: [
      { object: "email_address", id: "idn_1", email_address: email, verification: null, linked_to: [] },
    ],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    public_metadata: {},
    private_metadata: {},
    unsafe_metadata: {},
    created_at: 1_700_000_000_000,
    updated_at: 1_700_000_000_000,
  };
}

function notFound(): Answer {
  return failure(404, "resource_not_found", "not found");
}

function failure(status: number, code: string, message: string): Answer {
  return { status, body: { errors: [{ code, message, long_message: message }] } };
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
