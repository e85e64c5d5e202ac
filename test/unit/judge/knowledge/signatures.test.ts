// Webhooks and machine calls: signatures of services, made by hand, and shared secrets.
import { describe, expect, test } from "vitest";
import { routeGuards, short } from "./app.ts";

const hook = (imports: string, check: string): string => `${imports}
import { db } from "@/lib/db";
export async function POST(req: Request) {
  const body = await req.text();
  const signature = req.headers.get("x-signature") ?? "";
  ${check}
  await db.event.create({ data: { body } });
  return new Response("ok");
}
`;

const held: [string, string, string][] = [
  ["svix", 'import { Webhook } from "svix";', "new Webhook(process.env.S!).verify(body, {});"],
  [
    "Stripe, later",
    'import Stripe from "stripe";\nconst stripe = new Stripe(process.env.K!);',
    "const event = await stripe.webhooks.constructEventAsync(body, signature, process.env.S!);",
  ],
  [
    "Stripe in try",
    'import { Stripe } from "stripe";\nconst stripe = new Stripe(process.env.K!);',
    'let event; try { event = stripe.webhooks.constructEvent(body, signature, process.env.S!); } catch { return new Response("bad", { status: 400 }); }',
  ],
  [
    "GitHub",
    'import { Webhooks } from "@octokit/webhooks";\nconst hooks = new Webhooks({ secret: process.env.S! });',
    "if (!(await hooks.verify(body, signature))) return new Response(null, { status: 401 });",
  ],
  [
    "Twilio",
    'import twilio from "twilio";',
    'if (!twilio.validateRequest(process.env.S!, signature, "u", {})) return new Response(null, { status: 403 });',
  ],
  [
    "QStash",
    'import { Receiver } from "@upstash/qstash";\nconst receiver = new Receiver({});',
    "await receiver.verify({ signature, body });",
  ],
  [
    "Sanity",
    'import { isValidSignature } from "@sanity/webhook";',
    "if (!(await isValidSignature(body, signature, process.env.S!))) return new Response(null, { status: 401 });",
  ],
  [
    "an HMAC compared in constant time",
    'import crypto from "crypto";',
    'const hmac = crypto.createHmac("sha256", process.env.S!); const digest = Buffer.from(hmac.update(body).digest("hex")); if (!crypto.timingSafeEqual(digest, Buffer.from(signature))) throw new Error("bad");',
  ],
  [
    "WebCrypto",
    'import { webcrypto } from "node:crypto";',
    'const ok = await webcrypto.subtle.verify("HMAC", {}, signature, body); if (!ok) return new Response(null, { status: 401 });',
  ],
];

test.each(held)("%s", async (_name, imports, check) => {
  const { POST } = await routeGuards(hook(imports, check));
  expect(POST).toMatchObject({
    answer: "restricted",
    via: "signature",
    requires: { other: "a valid signature" },
  });
});

test("a plain comparison with an HMAC holds too", async () => {
  const { POST } = await routeGuards(
    hook(
      'import { createHmac } from "node:crypto";',
      'const expected = createHmac("sha256", process.env.S!).update(body).digest("hex"); if ("sha256=" + expected !== req.headers.get("x-hub-signature-256")) return new Response(null, { status: 401 });',
    ),
  );
  expect(POST?.answer).toBe("restricted");
});

describe("what does not hold", () => {
  const loose: [string, string, string][] = [
    [
      "a result that nobody looks at",
      'import { isValidSignature } from "@sanity/webhook";',
      "await isValidSignature(body, signature, process.env.S!);",
    ],
    [
      "an error that is swallowed",
      'import { Webhook } from "svix";',
      "try { new Webhook(process.env.S!).verify(body, {}); } catch (error) { console.error(error); }",
    ],
    [
      "a plain hash of the body",
      'import { createHash } from "node:crypto";',
      'if (createHash("sha256").update(body).digest("hex") !== signature) return new Response(null, { status: 401 });',
    ],
    ["a header that is only there", "", "if (!signature) return new Response(null, { status: 401 });"],
  ];
  test.each(loose)("%s", async (_name, imports, check) => {
    const { POST } = await routeGuards(hook(imports, check));
    expect(["open", "broken", "conditional"]).toContain(POST?.answer);
  });
});

test("wrappers check before the handler", async () => {
  const guards = await routeGuards(`import { Webhooks } from "@polar-sh/nextjs";
import { withUnkey } from "@unkey/nextjs";
import { verifySignatureAppRouter } from "@upstash/qstash/nextjs";
import { db } from "@/lib/db";
async function handler() {
  await db.job.create({});
  return new Response("ok");
}
export const POST = verifySignatureAppRouter(handler);
export const PUT = Webhooks({ webhookSecret: process.env.S!, onPayload: async (payload) => { await db.order.create({ data: payload }); } });
export const GET = withUnkey(handler);
`);
  expect(short(guards)).toEqual({
    POST: "restricted signature 401",
    PUT: "restricted signature 401",
    GET: "restricted secret 401",
  });
});

test("secrets: hashed on both sides, and a key that a service knows", async () => {
  const guards = await routeGuards(`import { createHash, timingSafeEqual } from "node:crypto";
import { verifyKey } from "@unkey/api";
import { db } from "@/lib/db";
const hash = (text: string) => createHash("sha256").update(text).digest();
export async function GET(req: Request) {
  const given = req.headers.get("authorization") ?? "";
  if (!timingSafeEqual(hash(given), hash(\`Bearer \${process.env.CRON_SECRET}\`))) return new Response(null, { status: 401 });
  return Response.json(await db.job.findMany());
}
export async function POST(req: Request) {
  const { result, error } = await verifyKey(req.headers.get("x-api-key") ?? "");
  if (error) return new Response(null, { status: 500 });
  if (!result.valid) return new Response(null, { status: 401 });
  return Response.json(await db.job.create({}));
}
`);
  expect(short(guards)).toMatchObject({ GET: "restricted secret 401", POST: "restricted secret 401" });
});
