// uploadthing: each file route has a middleware that may refuse the upload.
import { invoke } from "../evaluate/calls.ts";
import { native, nothing, record, type Shape, unknown, type Value } from "../evaluate/value.ts";
import { asyncNative, settle } from "./async-native.ts";
import { answerEntries, asEntry } from "./entries.ts";
import { told } from "./told.ts";

function routeOf(middleware: Value | null): Shape {
  const made = record({
    middleware: native("middleware", (_run, [step = nothing]) => routeOf(step)),
  });
  made.rest = native("a setting", () => made);
  return asEntry(made, {
    call(run, _context, site) {
      const input = record({}, unknown("input", "the upload", ["body"]));
      return middleware ? settle(invoke(run, middleware, [input], site, null)) : nothing;
    },
  });
}

const createUploadthing = native("createUploadthing", () => native("f", () => routeOf(null)));

const createRouteHandler = native("createRouteHandler", (_run, [options = nothing]) => {
  const router = (options.kind === "record" ? options.members.get("router") : undefined) ?? nothing;
  const handler = asyncNative("upload handler", (run, _args, site) =>
    answerEntries(run, site, {
      library: "uploadthing",
      unit: "file route",
      router,
      contextOf: () => nothing,
    }),
  );
  handler.members = new Map([
    ["GET", handler],
    ["POST", handler],
  ]);
  return handler;
});

const names = {
  createUploadthing,
  createRouteHandler,
  createNextRouteHandler: createRouteHandler,
  createNextPageApiHandler: createRouteHandler,
};

export const uploadthing = told({
  "uploadthing/next": names,
  "uploadthing/next-legacy": names,
  "uploadthing/server": names,
});
