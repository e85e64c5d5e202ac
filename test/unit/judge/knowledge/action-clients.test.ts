// Server Functions made by a client: its middleware decides for all of them.
import { describe, expect, test } from "vitest";
import { actionGuards, short } from "./app.ts";

const safe = {
  "lib/safe.ts": `import { auth } from "@clerk/nextjs/server";
import { createMiddleware, createSafeActionClient } from "next-safe-action";
const signedIn = createMiddleware<{ metadata: { name: string } }>().define(async ({ next }) => {
  const { userId } = await auth();
  if (!userId) throw new Error("no");
  return next({ ctx: { userId } });
});
export const open = createSafeActionClient({ handleServerError: (error) => error.message });
export const user = open.use(signedIn);
export const timed = open.use(async ({ next }) => {
  const result = await next();
  if (!result.success) console.error("failed");
  return result;
});
export const refusing = open.use(async ({ next }) => {
  const { userId } = await auth();
  if (!userId) return { serverError: "Unauthorized" };
  return next({ ctx: { userId } });
});
`,
};

describe("next-safe-action", () => {
  test("every way to make an action runs the middleware before the work", async () => {
    const guards = await actionGuards(
      `import { db } from "@/lib/db";
import { open, refusing, timed, user } from "@/lib/safe";
export const plain = open.action(async () => db.post.create({}));
export const checked = user.metadata({ name: "x" }).inputSchema({}).outputSchema({}).action(async () => db.post.create({}), { onError: () => {} });
export const bound = user.schema({}).bindArgsSchemas([{}]).action(async ({ bindArgsParsedInputs: [id] }) => db.post.delete({ where: { id } }));
export const state = user.stateAction(async ({ ctx }, { prevResult }) => db.post.create({ by: ctx.userId, prevResult }));
export const measured = timed.action(async () => db.post.create({}));
export const refused = refusing.action(async ({ ctx }) => db.post.create({ by: ctx.userId }));
`,
      safe,
    );
    expect(short(guards)).toEqual({
      plain: "open",
      checked: "signed-in wrapper throw",
      bound: "signed-in wrapper throw",
      state: "signed-in wrapper throw",
      measured: "open",
      refused: expect.stringMatching(/^signed-in wrapper/),
    });
  });

  test("a middleware that never calls next keeps everybody from the work, and one from elsewhere is not known", async () => {
    const guards = await actionGuards(
      `import { createSafeActionClient } from "next-safe-action";
import { unknownStep } from "some-package";
import { db } from "@/lib/db";
export const odd = createSafeActionClient().use(unknownStep).action(async () => db.post.create({}));
`,
    );
    expect(guards.odd?.answer).toBe("unknown");
    expect(guards.odd?.reason).toContain("middleware");
  });
});

test("zsa: procedures in a row", async () => {
  const guards = await actionGuards(
    `import { auth } from "@clerk/nextjs/server";
import { chainServerActionProcedures, createServerAction, createServerActionProcedure } from "zsa";
import { db } from "@/lib/db";
const user = createServerActionProcedure().handler(async () => {
  const { userId } = await auth();
  if (!userId) throw new Error("no");
  return { userId };
});
const admin = createServerActionProcedure(user).input({}).handler(async ({ ctx }) => {
  const { has } = await auth();
  if (!has({ role: "org:admin" })) throw new Error("no");
  return ctx;
});
const both = chainServerActionProcedures(user, admin);
export const save = user.createServerAction().input({}, { type: "formData" }).handler(async ({ ctx }) => db.post.create({ by: ctx.userId }));
export const wipe = admin.createServerAction().handler(async () => db.post.deleteMany());
export const chained = both.createServerAction().handler(async () => db.post.deleteMany());
export const open = createServerAction().input({}).handler(async ({ input }) => db.post.create(input));
`,
  );
  expect(short(guards)).toEqual({
    save: "signed-in wrapper throw",
    wipe: "restricted wrapper throw",
    chained: "restricted wrapper throw",
    open: "open",
  });
  expect(guards.wipe?.requires).toEqual({ role: "org:admin" });
});

test("oRPC: actionable procedures run their middleware", async () => {
  const guards = await actionGuards(
    `import { auth } from "@clerk/nextjs/server";
import { ORPCError, os } from "@orpc/server";
import { db } from "@/lib/db";
const base = os.$context();
const signedIn = base.middleware(async ({ next }) => {
  const { userId } = await auth();
  if (!userId) throw new ORPCError("UNAUTHORIZED");
  return next({ context: { userId } });
});
export const save = base.use(signedIn).input({}).handler(async ({ input, context }) => db.post.create({ input, by: context.userId })).actionable();
export const open = base.input({}).handler(async ({ input }) => db.post.create(input)).actionable({ context: async () => ({}) });
`,
  );
  expect(short(guards)).toEqual({ save: "signed-in wrapper throw", open: "open" });
});
