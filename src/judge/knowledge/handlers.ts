// Handlers that a library makes whole: their answer is public by nature, or each route behind them decides for itself.
import { respond } from "../builtins/answers.ts";
import { invoke } from "../evaluate/calls.ts";
import { type Native, native, nothing, record, unknown, type Value } from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";
import type { Knowledge } from "./index.ts";
import { routeBuilders } from "./route-builders.ts";
import { told } from "./told.ts";
import { transparent } from "./transparent.ts";
import { trpc } from "./trpc.ts";
import { uploadthing } from "./uploadthing.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "handleRequest"];

/** Also callable itself; `context`: a function of the app that is asked first and may throw. */
function lost(reason: string, context?: Value): Native {
  const made = asyncNative("a handler", (run, args, site) => {
    if (context?.kind === "closure" || context?.kind === "native")
      settle(invoke(run, context, [record({}, args[0] ?? null)], site, null));
    run.events.push({ kind: "opaque", site, reason });
    return respond(nothing, undefined, 200);
  });
  made.members = new Map<string, Value>(methods.map((name) => [name, made]));
  return made;
}

const makes = (name: string, reason: string): Native => native(name, () => lost(reason));

/** The function that makes the context is given among the options. */
const makesWithContext = (name: string, reason: string, at: number): Native =>
  native(name, (_run, args) => {
    const options = args[at];
    return lost(reason, options?.kind === "record" ? options.members.get("context") : undefined);
  });

const resolvers = "GraphQL, where each resolver decides for itself";
const signedByVariable = (library: string, variable: string): string =>
  `${library}, which checks signatures by itself where ${variable} is set`;

const hono = makes("handle", "Hono, where each route decides for itself");

/** `handleUpload()` of Vercel Blob asks the app before it hands out a token. */
const handleUpload = asyncNative("handleUpload", (run, [options = nothing], site) => {
  const check = options.kind === "record" ? options.members.get("onBeforeGenerateToken") : undefined;
  if (check?.kind === "closure") {
    const path = unknown("input", "the pathname", ["body"]);
    settle(invoke(run, check, [path, path, path], site, null));
  }
  run.events.push({ kind: "work", site, isWrite: true, rendered: false, note: "handleUpload()" });
  return unknown("data", "handleUpload()");
});

const modules = told({
  "hono/vercel": { handle: hono },
  "@hono/node-server/vercel": { handle: hono },
  "graphql-yoga": { createYoga: makesWithContext("createYoga", resolvers, 0) },
  "@as-integrations/next": {
    startServerAndCreateNextHandler: makesWithContext("startServerAndCreateNextHandler", resolvers, 1),
  },
  "inngest/next": { serve: makes("serve", signedByVariable("Inngest", "INNGEST_SIGNING_KEY")) },
  "@upstash/workflow/nextjs": {
    serve: makes("serve", signedByVariable("Upstash Workflow", "QSTASH_CURRENT_SIGNING_KEY")),
  },
  "@vercel/blob/client": { handleUpload },
});

export const handlers: Knowledge = (run, specifier, name) => {
  for (const source of [modules, trpc, uploadthing, routeBuilders, transparent]) {
    const value = source(run, specifier, name);
    if (value) return value;
  }
  return null;
};
