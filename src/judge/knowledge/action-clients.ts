// Clients that Server Functions are made with: their middleware decides who gets to the work.
import { native, nothing, record } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";
import { orpc } from "./orpc.ts";
import { createSafeActionClient } from "./safe-action.ts";
import { told } from "./told.ts";
import { chainServerActionProcedures, createServerAction, createServerActionProcedure } from "./zsa.ts";

const createMiddleware = native("createMiddleware", () =>
  record({ define: native("define", (_run, [step = nothing]) => step) }),
);

const clients = told({
  "next-safe-action": {
    createSafeActionClient,
    createMiddleware,
    experimental_createMiddleware: createMiddleware,
  },
  zsa: { createServerAction, createServerActionProcedure, chainServerActionProcedures },
});

export const actionClients: Knowledge = (run, specifier, name) =>
  clients(run, specifier, name) ?? orpc(run, specifier, name);
