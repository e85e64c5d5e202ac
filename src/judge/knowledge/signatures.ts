// Webhooks and machine calls: nobody but the sender can make a valid signature.
import { respond } from "../builtins/answers.ts";
import { invoke } from "../evaluate/calls.ts";
import {
  known,
  type Native,
  native,
  nothing,
  record,
  type Shape,
  unknown,
  type Value,
} from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";
import { crypto } from "./crypto.ts";
import { ask, type Demanded, demand } from "./demand.ts";
import type { Knowledge } from "./index.ts";
import { told } from "./told.ts";

const event = (): Value => unknown("data", "the event", ["body"], { truthy: true });

/** Throws for everybody else. */
const throws = (name: string): Native =>
  native(name, (run, _args, site) => {
    demand(run, site, "signature");
    return event();
  });

const rejects = (name: string): Native =>
  asyncNative(name, (run, _args, site) => {
    demand(run, site, "signature");
    return event();
  });

/** `true` or `false` */
const tells = (name: string): Native => native(name, (run, _args, site) => ask(run, site, "signature"));
const tellsLater = (name: string): Native =>
  asyncNative(name, (run, _args, site) => ask(run, site, "signature"));

/** `handler = wrap(handler)`: others are answered with an error. */
const wraps = (name: string, via: Demanded): Native =>
  native(name, (_run, [handler = nothing]) =>
    asyncNative(`${name}()`, (run, args, site) => {
      demand(run, site, via, "unauthorized");
      return settle(invoke(run, handler, args, site, null));
    }),
  );

/** A handler made of callbacks, all of which run after the check. */
const serves = (name: string): Native =>
  native(name, (_run, [options = nothing]) =>
    asyncNative(`${name}()`, (run, _args, site) => {
      demand(run, site, "signature", "unauthorized");
      const callbacks = options.kind === "record" ? [...options.members.values()] : [];
      for (const callback of callbacks)
        if (callback.kind === "closure") settle(invoke(run, callback, [event()], site, null));
      return respond(nothing, undefined, 200);
    }),
  );

/** A client of a service with its webhooks among the rest. */
const client = (name: string, webhooks: Record<string, Value>): Native =>
  native(name, () => clientOf(name, webhooks));

const clientOf = (name: string, webhooks: Record<string, Value>): Shape =>
  record({ webhooks: record(webhooks, unknown("package", `${name}.webhooks`)) }, unknown("package", name));

const Stripe = client("stripe", {
  constructEvent: throws("constructEvent"),
  constructEventAsync: rejects("constructEventAsync"),
});
const Webhook = native("Webhook", () => record({ verify: throws("verify") }, unknown("data", "Webhook")));

const octokit = {
  verify: tellsLater("verify"),
  verifyAndReceive: rejects("verifyAndReceive"),
  on: native("on", () => nothing),
  onAny: native("onAny", () => nothing),
  onError: native("onError", () => nothing),
};

const twilio = native("twilio", () => unknown("package", "twilio"), {
  validateRequest: tells("validateRequest"),
  validateRequestWithBody: tells("validateRequestWithBody"),
});

const qstash = {
  verifySignatureAppRouter: wraps("verifySignatureAppRouter", "signature"),
  verifySignatureEdge: wraps("verifySignatureEdge", "signature"),
  verifySignature: wraps("verifySignature", "signature"),
};

const verifyKey = asyncNative("verifyKey", (run, _args, site) => {
  const valid = ask(run, site, "secret");
  const result = record({ valid }, unknown("data", "the key", [], { truthy: true }));
  return record({ result, error: known(undefined) });
});

const services = told({
  svix: { Webhook },
  standardwebhooks: { Webhook },
  stripe: { default: Stripe, Stripe },
  "@octokit/webhooks": { Webhooks: native("Webhooks", () => record(octokit, unknown("data", "Webhooks"))) },
  "@octokit/webhooks-methods": { verify: tellsLater("verify") },
  twilio: { default: twilio, validateRequest: tells("validateRequest") },
  resend: { Resend: client("resend", { verify: throws("verify") }) },
  openai: { default: client("openai", { unwrap: rejects("unwrap") }) },
  "@workos-inc/node": { WorkOS: client("workos", { constructEvent: rejects("constructEvent") }) },
  "@paddle/paddle-node-sdk": { Paddle: client("paddle", { unmarshal: rejects("unmarshal") }) },
  "@mux/mux-node": {
    default: client("mux", { verifySignature: throws("verifySignature"), unwrap: throws("unwrap") }),
  },
  razorpay: { validateWebhookSignature: tells("validateWebhookSignature") },
  "@polar-sh/sdk/webhooks": { validateEvent: throws("validateEvent") },
  "@polar-sh/nextjs": { Webhooks: serves("Webhooks") },
  "@dodopayments/nextjs": { Webhooks: serves("Webhooks") },
  "@sanity/webhook": { isValidSignature: tellsLater("isValidSignature") },
  "next-sanity/webhook": {
    parseBody: asyncNative("parseBody", (run, _args, site) =>
      record({ isValidSignature: ask(run, site, "signature"), body: event() }),
    ),
  },
  "discord-interactions": { verifyKey: tellsLater("verifyKey") },
  "@liveblocks/node": {
    WebhookHandler: native("WebhookHandler", () => record({ verifyRequest: throws("verifyRequest") })),
  },
  "@upstash/qstash/nextjs": qstash,
  "@upstash/qstash/dist/nextjs": qstash,
  "@upstash/qstash": {
    Receiver: native("Receiver", () => record({ verify: rejects("verify") })),
  },
  "@unkey/nextjs": { withUnkey: wraps("withUnkey", "secret") },
  "@unkey/api": { verifyKey },
});

export const signatures: Knowledge = (run, specifier, name) =>
  services(run, specifier, name) ?? crypto(run, specifier, name);
