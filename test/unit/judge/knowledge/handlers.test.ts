// Handlers that serve many procedures or routes at once, and wrappers around handlers.
import { describe, expect, test } from "vitest";
import { auditOf, routeGuards, short } from "./app.ts";

const trpc = `import { auth } from "@clerk/nextjs/server";
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
export const createTRPCContext = async (opts: { headers: Headers }) => {
  const session = await auth();
  return { session, ...opts };
};
const t = initTRPC.context<typeof createTRPCContext>().create({ transformer: superjson });
const timing = t.middleware(async ({ next }) => {
  const result = await next();
  return result;
});
const isUser = t.middleware(({ ctx, next }) => {
  if (!ctx.session.userId) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next({ ctx: { session: ctx.session } });
});
export const createTRPCRouter = t.router;
export const createCallerFactory = t.createCallerFactory;
export const publicProcedure = t.procedure.use(timing);
export const protectedProcedure = t.procedure.use(timing).use(isUser);
export const adminProcedure = protectedProcedure.use(({ ctx, next }) => {
  if (!ctx.session.has({ role: "org:admin" })) throw new TRPCError({ code: "FORBIDDEN" });
  return next({ ctx });
});
`;

const route = (router: string): string => `import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { db } from "@/lib/db";
import { adminProcedure, createTRPCContext, createTRPCRouter, protectedProcedure, publicProcedure } from "@/server/trpc";
${router}
const createContext = async (req: Request) => createTRPCContext({ headers: req.headers });
const handler = (req: Request) => fetchRequestHandler({ endpoint: "/api/trpc", req, router: appRouter, createContext: () => createContext(req) });
export { handler as GET, handler as POST };
`;

describe("tRPC", () => {
  test("where every procedure checks, the handler is checked", async () => {
    const guards = await routeGuards(
      route(`const posts = createTRPCRouter({
  list: protectedProcedure.query(({ ctx }) => db.post.findMany({ where: { by: ctx.session.userId } })),
  own: publicProcedure.input({}).mutation(async ({ ctx }) => {
    if (!ctx.session.userId) throw new Error("no");
    return db.post.create({});
  }),
});
const appRouter = createTRPCRouter({ posts });`),
      { "server/trpc.ts": trpc },
    );
    expect(guards.POST?.answer).toBe("signed-in");
    expect(guards.POST?.signedOut).toBe("401");
    expect(guards.POST?.evidence.map(({ file }) => file)).toContain("server/trpc.ts");
  });

  test("one that only admins may call makes nothing of it restricted, all of them do", async () => {
    const some = await routeGuards(
      route(
        "const appRouter = createTRPCRouter({ a: adminProcedure.query(() => db.post.findMany()), b: protectedProcedure.query(() => db.post.findMany()) });",
      ),
      { "server/trpc.ts": trpc },
    );
    const all = await routeGuards(
      route("const appRouter = createTRPCRouter({ a: adminProcedure.query(() => db.post.findMany()) });"),
      { "server/trpc.ts": trpc },
    );
    expect([some.GET?.answer, all.GET?.answer]).toEqual(["signed-in", "restricted"]);
  });

  test("names procedures that do not check", async () => {
    const guards = await routeGuards(
      route(`const appRouter = createTRPCRouter({
  post: createTRPCRouter({ hello: publicProcedure.query(() => db.post.findMany()), mine: protectedProcedure.query(() => db.post.findMany()) }),
  early: publicProcedure.mutation(async ({ ctx }) => {
    await db.post.create({});
    if (!ctx.session.userId) throw new Error("no");
  }),
});`),
      { "server/trpc.ts": trpc },
    );
    expect(guards.GET?.answer).toBe("unknown");
    expect(guards.GET?.reason).toContain("2 of 3");
    expect(guards.GET?.reason).toContain("post.hello, early");
  });

  test("a router whose source is not here is not known", async () => {
    const guards = await routeGuards(
      `import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { appRouter } from "some-package";
export const GET = (req: Request) => fetchRequestHandler({ endpoint: "/", req, router: appRouter, createContext: () => ({}) });
`,
    );
    expect(guards.GET?.answer).toBe("unknown");
  });

  test("a page that calls a procedure on the server is held by its check", async () => {
    const { resources } = await auditOf({
      "server/trpc.ts": trpc,
      "server/api.ts": `import { headers } from "next/headers";
import { cache } from "react";
import { createHydrationHelpers } from "@trpc/react-query/rsc";
import { db } from "@/lib/db";
import { createCallerFactory, createTRPCContext, createTRPCRouter, protectedProcedure, publicProcedure } from "./trpc";
const appRouter = createTRPCRouter({ post: createTRPCRouter({ mine: protectedProcedure.query(() => db.post.findMany()), all: publicProcedure.query(() => db.post.findMany()) }) });
const createContext = cache(async () => createTRPCContext({ headers: await headers() }));
export const { trpc: api, HydrateClient } = createHydrationHelpers(createCallerFactory(appRouter)(createContext), () => null);
`,
      "app/mine/page.tsx": `import { api } from "@/server/api";
export default async function Page() { const posts = await api.post.mine(); return <p>{posts.length}</p>; }
`,
      "app/all/page.tsx": `import { api } from "@/server/api";
export default async function Page() { void api.post.mine.prefetch(); const posts = await api.post.all(); return <p>{posts.length}</p>; }
`,
    });
    const answers = Object.fromEntries(resources.map(({ file, guard }) => [file, guard.answer]));
    expect(answers["app/mine/page.tsx"]).toBe("signed-in");
    expect(answers["app/all/page.tsx"]).toBe("open");
  });
});

test("oRPC: checked where every procedure is", async () => {
  const guards = await routeGuards(`import { auth } from "@clerk/nextjs/server";
import { os } from "@orpc/server";
import { RPCHandler } from "@orpc/server/fetch";
import { db } from "@/lib/db";
const user = os.use(async ({ next }) => {
  const { userId } = await auth();
  if (!userId) throw new Error("no");
  return next({ context: { userId } });
});
const closed = new RPCHandler({ posts: { list: user.handler(() => db.post.findMany()) } });
const mixed = new RPCHandler({ list: user.handler(() => db.post.findMany()), open: os.handler(() => db.post.findMany()) });
export async function GET(request: Request) {
  const { matched, response } = await closed.handle(request, { prefix: "/rpc", context: {} });
  if (matched) return response;
  return new Response("Not found", { status: 404 });
}
export async function POST(request: Request) {
  const { response } = await mixed.handle(request, { prefix: "/rpc", context: {} });
  return response ?? new Response("Not found", { status: 404 });
}
`);
  expect(guards.GET?.answer).toBe("signed-in");
  expect(guards.POST?.answer).toBe("unknown");
  expect(guards.POST?.reason).toContain("for example open");
});

test("handlers that cannot be looked into say whose they are; their context may still refuse", async () => {
  const guards = await routeGuards(`import { auth } from "@clerk/nextjs/server";
import { createYoga } from "graphql-yoga";
import { Hono } from "hono";
import { handle } from "hono/vercel";
import { serve } from "inngest/next";
const app = new Hono();
const yoga = createYoga({
  schema: {},
  context: async () => {
    const { userId } = await auth();
    if (!userId) throw new Error("no");
    return { userId };
  },
});
export const GET = handle(app);
export const POST = yoga.handleRequest;
export const { PUT } = serve({ client: {}, functions: [] });
`);
  expect(guards.GET?.reason).toContain("Hono");
  expect(guards.POST?.answer).toBe("signed-in");
  expect(guards.PUT?.reason).toContain("INNGEST_SIGNING_KEY");
});

test("Vercel Blob asks before it hands out a token", async () => {
  const text = (check: string): string => `import { auth } from "@clerk/nextjs/server";
import { handleUpload } from "@vercel/blob/client";
export async function POST(request: Request) {
  const body = await request.json();
  const result = await handleUpload({ body, request, onBeforeGenerateToken: async () => { const { userId } = await auth(); ${check} return {}; } });
  return Response.json(result);
}
`;
  const checked = await routeGuards(text('if (!userId) throw new Error("no");'));
  const open = await routeGuards(text(""));
  expect(short({ checked: checked.POST as never, open: open.POST as never })).toMatchObject({
    checked: "signed-in auth-check throw",
    open: "open",
  });
});

test("wrappers that only watch leave the handler as it is", async () => {
  const guards = await routeGuards(`import { auth } from "@clerk/nextjs/server";
import * as Sentry from "@sentry/nextjs";
import { trace } from "@opentelemetry/api";
import { withAxiom } from "next-axiom";
import { db } from "@/lib/db";
const checked = async () => {
  const { userId } = await auth();
  if (!userId) return new Response(null, { status: 401 });
  return Response.json(await db.post.findMany());
};
export const GET = withAxiom(checked);
export const POST = withAxiom(async () => Response.json(await db.post.create({})));
export const PUT = Sentry.wrapRouteHandlerWithSentry(checked, { method: "PUT" });
export async function PATCH() {
  return Sentry.startSpan({ name: "x" }, async () => checked());
}
export async function DELETE() {
  return trace.getTracer("app").startActiveSpan("x", async (span) => {
    const answer = await checked();
    span.end();
    return answer;
  });
}
`);
  expect(short(guards)).toMatchObject({
    GET: expect.stringContaining("signed-in"),
    POST: "open",
    PUT: expect.stringContaining("signed-in"),
    PATCH: expect.stringContaining("signed-in"),
    DELETE: expect.stringContaining("signed-in"),
  });
});
