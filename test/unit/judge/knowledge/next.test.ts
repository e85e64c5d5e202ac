// What Next.js itself gives: the request's headers and cookies, ways to stop, answers, components loaded later.
import { describe, expect, test } from "vitest";
import { auditOf, gateAnswers, routeGuards, short } from "./app.ts";

test("the same header asked twice is the same value, awaited or not", async () => {
  const guards = await routeGuards(`import { headers } from "next/headers";
import { db } from "@/lib/db";
export async function GET() {
  if (!(await headers()).get("x-user")) return new Response(null, { status: 401 });
  if ((await headers()).get("x-user")) return Response.json(1);
  return Response.json(await db.post.findMany());
}
export async function POST() {
  if (headers().get("authorization") !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response(null, { status: 401 });
  return Response.json(await db.post.create({}));
}
export async function PUT() {
  const store = await headers();
  if (store.get("Authorization") !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response(null, { status: 401 });
  return Response.json(await db.post.update({}));
}
`);
  expect(short(guards)).toMatchObject({ POST: "restricted secret 401", PUT: "restricted secret 401" });
  expect(["open", "conditional"]).toContain(guards.GET?.answer);
});

test("cookies: a value that callers send proves nothing, and setting one before the check is work", async () => {
  const guards = await routeGuards(`import { auth } from "@clerk/nextjs/server";
import { cookies } from "next/headers";
import { db } from "@/lib/db";
export async function GET() {
  const store = await cookies();
  if (!store.get("session")) return new Response(null, { status: 401 });
  return Response.json(await db.post.findMany());
}
export async function POST() {
  (await cookies()).set("a", "b");
  const { userId } = await auth();
  if (!userId) return new Response(null, { status: 401 });
  return Response.json(await db.post.create({}));
}
`);
  expect(["open", "conditional"]).toContain(guards.GET?.answer);
  expect(guards.POST?.answer).toBe("broken");
});

test("every way to turn a caller away", async () => {
  const check = (name: string, stop: string): string =>
    `export async function ${name}() { await connection(); const { userId } = await auth(); if (!userId) { ${stop} } return NextResponse.json(await db.post.findMany(), { status: 200 }); }`;
  const guards = await routeGuards(`import { auth } from "@clerk/nextjs/server";
import { StatusCodes } from "http-status-codes";
import { forbidden, notFound, permanentRedirect, redirect, RedirectType, unauthorized } from "next/navigation";
import { connection, NextResponse } from "next/server";
import { db } from "@/lib/db";
${check("GET", 'redirect("/sign-in", RedirectType.replace);')}
${check("POST", "return new NextResponse(null, { status: 401 });")}
${check("PUT", "return NextResponse.json({}, { status: StatusCodes.UNAUTHORIZED });")}
${check("PATCH", "unauthorized();")}
${check("DELETE", 'return NextResponse.redirect(new URL("/sign-in", "https://x.example"), { status: 303 });')}
${check("OPTIONS", "notFound();")}
`);
  expect(short(guards)).toEqual({
    GET: "signed-in auth-check redirect",
    POST: "signed-in auth-check 401",
    PUT: "signed-in auth-check 401",
    PATCH: "signed-in auth-check 401",
    DELETE: "signed-in auth-check redirect",
    OPTIONS: "signed-in auth-check 404",
  });
});

test("catch that lets the redirect pass", async () => {
  const guards = await routeGuards(`import { auth } from "@clerk/nextjs/server";
import { isRedirectError } from "next/dist/client/components/redirect-error";
import { redirect, unstable_rethrow } from "next/navigation";
import { db } from "@/lib/db";
async function run(work) {
  const { userId } = await auth();
  if (!userId) redirect("/sign-in");
  return Response.json(await work());
}
export async function GET() {
  try { return await run(() => db.post.findMany()); } catch (error) { unstable_rethrow(error); return Response.json(await db.post.count()); }
}
export async function POST() {
  try { return await run(() => db.post.findMany()); } catch (error) { if (isRedirectError(error)) throw error; return new Response(null, { status: 500 }); }
}
`);
  expect([guards.GET?.answer, guards.POST?.answer]).toEqual(["signed-in", "signed-in"]);
});

test("components that are loaded later are rendered", async () => {
  const { resources } = await auditOf({
    "app/list.tsx": `import { auth } from "@clerk/nextjs/server";
import { redirect } from "next/navigation";
import { db } from "@/lib/db";
export default async function List() { const { userId } = await auth(); if (!userId) redirect("/"); return <p>{await db.post.count()}</p>; }
`,
    "app/named.tsx": `import { db } from "@/lib/db";
export async function Named() { return <p>{await db.post.count()}</p>; }
`,
    "app/a/page.tsx": `import dynamic from "next/dynamic";
const List = dynamic(() => import("../list"), { loading: () => null });
const Named = dynamic(() => import("../named").then((module) => module.Named));
export default function Page() { return <List />; }
`,
  });
  const page = resources.find(({ file }) => file === "app/a/page.tsx");
  expect(page?.guard.answer).toBe("signed-in");
});

describe("in the gate", () => {
  const clerk = 'import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";';

  test("locales and shields are for everybody alike", async () => {
    const answers = await gateAnswers(
      `${clerk}
import arcjet, { createMiddleware as shield, shield as rule } from "@arcjet/next";
import { createI18nMiddleware } from "next-international/middleware";
const aj = arcjet({ key: "k", rules: [rule({ mode: "LIVE" })] });
const i18n = createI18nMiddleware({ locales: ["en"], defaultLocale: "en" });
const isProtected = createRouteMatcher(["/dashboard(.*)"]);
export default shield(aj, clerkMiddleware(async (auth, req) => {
  if (isProtected(req)) await auth.protect();
  return i18n(req);
}));
`,
      ["/dashboard", "/about"],
    );
    expect(answers).toEqual({ "/dashboard": "signed-in", "/about": "public" });
  });

  test("a rate limit opens and closes nothing", async () => {
    const answers = await gateAnswers(
      `${clerk}
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { NextResponse } from "next/server";
const limit = new Ratelimit({ redis: Redis.fromEnv(), limiter: Ratelimit.slidingWindow(5, "1 m") });
const isProtected = createRouteMatcher(["/dashboard(.*)"]);
export default clerkMiddleware(async (auth, req) => {
  const { success } = await limit.limit(req.headers.get("x-forwarded-for") ?? "");
  if (!success) return new NextResponse("Too many", { status: 429 });
  if (isProtected(req)) await auth.protect();
});
`,
      ["/dashboard", "/about"],
    );
    expect(answers).toEqual({ "/dashboard": "signed-in", "/about": "public" });
  });
});

test("next-intl's redirect stops a caller as Next.js' own does", async () => {
  const { resources } = await auditOf({
    "i18n/navigation.ts":
      'import { createNavigation } from "next-intl/navigation";\nexport const { Link, redirect } = createNavigation({ locales: ["en"] });\n',
    "app/a/page.tsx": `import { auth } from "@clerk/nextjs/server";
import { getTranslations } from "next-intl/server";
import { redirect } from "@/i18n/navigation";
import { db } from "@/lib/db";
export default async function Page() {
  const t = await getTranslations("a");
  const { userId } = await auth();
  if (!userId) redirect({ href: "/sign-in", locale: "en" });
  return <p>{t("count")}{await db.post.count()}</p>;
}
`,
  });
  const page = resources.find(({ file }) => file === "app/a/page.tsx");
  expect(page?.guard).toMatchObject({ answer: "signed-in", signedOut: "redirect" });
});

test("what only computes, shows or watches is no work before the check", async () => {
  const guards = await routeGuards(`import { auth } from "@clerk/nextjs/server";
import * as Sentry from "@sentry/nextjs";
import pino from "pino";
import { PostHog } from "posthog-node";
import { addDays } from "date-fns";
import { z } from "zod";
import { db } from "@/lib/db";
const log = pino();
const posthog = new PostHog("key");
export async function POST(req: Request) {
  log.info("called");
  posthog.capture({ distinctId: "x", event: "called" });
  Sentry.setTag("route", "things");
  const day = addDays(new Date(), 1);
  const input = z.object({ a: z.string() }).parse(await req.json());
  const { userId } = await auth();
  if (!userId) return new Response(null, { status: 401 });
  return Response.json(await db.post.create({ data: { ...input, day } }));
}
`);
  expect(short(guards)).toEqual({ POST: "signed-in auth-check 401" });
});
