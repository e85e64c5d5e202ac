// Gates with a hole, before pages and handlers that check nothing themselves.
import type { Hole } from "./holes.ts";

const everything = `export const config = { matcher: ["/((?!_next|[^?]*\\\\.(?:html?|css|js(?!on)|csv|png)).*)", "/(api|trpc)(.*)"] };`;

function clerkGate(middleware: string, config = everything): string {
  return `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
import { NextResponse } from "next/server";
const isPublic = createRouteMatcher(["/", "/sign-in(.*)", "/api/webhooks(.*)"]);
export default ${middleware};
${config}
`;
}

/** Runs everywhere, asks nothing. */
export const bareGate = clerkGate("clerkMiddleware()");

const closed = `clerkMiddleware(async (auth, req) => {
  if (!isPublic(req)) await auth.protect();
})`;
const reports = "app/reports/page.tsx";
const route = "app/api/reports/route.ts";
const files = {
  [reports]: "export default () => <p>Reports</p>;",
  [route]: `export async function GET() { return Response.json({ reports: [1] }); }
export async function POST() { return Response.json({ report: 1 }, { status: 201 }); }`,
};
const askPage: Hole["ask"] = { file: reports, tries: [{ path: "/reports" }] };
const askRoute: Hole["ask"] = { file: route, tries: [{ path: "/api/reports" }] };

export const gateHoles: Hole[] = [
  { title: "no gate at all", gate: null, files, ask: askPage, reach: "anyone" },
  { title: "a gate alone", gate: clerkGate(closed), files, ask: askPage, reach: "signed-in" },
  {
    title: "a gate that asks for a role",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (req.nextUrl.pathname.startsWith("/reports")) await auth.protect({ role: "org:admin" });
})`),
    ...{ files, ask: askPage, reach: "restricted" },
  },
  {
    title: "a value with a dot, which the gate skips",
    gate: clerkGate(closed),
    files: {
      "app/posts/[slug]/page.tsx": `export default async function Page({ params }: { params: Promise<{ slug: string }> }) {
  return <p>{(await params).slug}</p>;
}`,
    },
    ask: {
      file: "app/posts/[slug]/page.tsx",
      tries: [
        { path: "/posts/x", params: { slug: "x" } },
        { path: "/posts/x.csv", params: { slug: "x.csv" } },
      ],
    },
    reach: "anyone",
  },
  {
    title: "a route outside the matcher",
    gate: clerkGate(closed, `export const config = { matcher: ["/dashboard(.*)", "/api(.*)"] };`),
    ...{ files, ask: askPage, reach: "anyone" },
  },
  {
    title: "a gate that a header opens",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (req.headers.get("x-bypass") === "1") return;
  if (!isPublic(req)) await auth.protect();
})`),
    files,
    ask: { file: reports, tries: [{ path: "/reports" }, { path: "/reports", headers: { "x-bypass": "1" } }] },
    reach: "conditional",
  },
  {
    title: "a gate that leaves out what claims to be a Server Action",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (req.headers.has("next-action")) return NextResponse.next();
  if (!isPublic(req)) await auth.protect();
})`),
    files,
    ask: {
      file: route,
      tries: [{ path: "/api/reports" }, { path: "/api/reports", headers: { "next-action": "x" } }],
    },
    reach: "conditional",
  },
  {
    title: "a gate that does not wait for its check",
    gate: clerkGate("clerkMiddleware((auth) => { auth.protect(); })"),
    ...{ files, ask: askPage, reach: "anyone" },
  },
  {
    title: "a gate whose catch swallows the refusal",
    gate: clerkGate(`clerkMiddleware(async (auth) => {
  try { await auth.protect(); } catch { return NextResponse.next(); }
})`),
    ...{ files, ask: askPage, reach: "anyone" },
  },
  {
    title: "a gate that covers the folder's own page only",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (createRouteMatcher(["/reports"])(req)) await auth.protect();
})`),
    files: { ...files, "app/reports/all/page.tsx": "export default () => <p>All</p>;" },
    ask: { file: "app/reports/all/page.tsx", tries: [{ path: "/reports/all" }] },
    reach: "anyone",
  },
  {
    title: "a public prefix that opens its neighbour",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (!createRouteMatcher(["/", "/rep(.*)"])(req)) await auth.protect();
})`),
    ...{ files, ask: askPage, reach: "anyone" },
  },
  {
    title: "a list that is open by its second entry",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  const isOpen = ["/reports", "/pricing"].some((path, index) => index === 1 || path === "/other");
  if (!isOpen && !isPublic(req)) await auth.protect();
})`),
    ...{ files, ask: askPage, reach: "anyone" },
  },
  {
    title: "reading is open",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (req.method !== "GET") await auth.protect();
})`),
    ...{ files, ask: askRoute, reach: "anyone" },
  },
  {
    title: "reading is open, writing is not",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (req.method !== "GET") await auth.protect();
})`),
    ...{ files, ask: { ...askRoute, method: "POST" }, reach: "signed-in" },
  },
  {
    title: "the same question asked the wrong way round",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (isPublic(req)) await auth.protect();
})`),
    ...{ files, ask: askRoute, reach: "anyone" },
  },
  {
    title: "a matcher that leaves out prefetches",
    gate: clerkGate(
      closed,
      `export const config = { matcher: [{ source: "/(.*)", missing: [{ type: "header", key: "next-router-prefetch" }] }] };`,
    ),
    files,
    ask: {
      file: reports,
      tries: [{ path: "/reports" }, { path: "/reports", headers: { "next-router-prefetch": "1" } }],
    },
    reach: "conditional",
  },
  {
    title: "a matcher that runs for those who have a cookie",
    gate: clerkGate(
      closed,
      `export const config = { matcher: [{ source: "/(.*)", has: [{ type: "cookie", key: "__session" }] }] };`,
    ),
    files,
    ask: {
      file: reports,
      tries: [{ path: "/reports" }, { path: "/reports", headers: { cookie: "__session=x" } }],
    },
    reach: "conditional",
  },
  {
    title: "a gate that never comes to Clerk for some paths",
    gate: clerkGate(`function gate(req: never, event: never) {
  if ((req as Request & { nextUrl: URL }).nextUrl.pathname.startsWith("/rep")) return NextResponse.next();
  return clerkMiddleware((auth) => auth.protect())(req, event);
}`),
    ...{ files, ask: askPage, reach: "anyone" },
  },
  {
    title: "a regular expression that remembers",
    gate: clerkGate(`clerkMiddleware(async (auth, req) => {
  if (secret.test(req.nextUrl.pathname)) await auth.protect();
});
const secret = /^\\/reports/g`),
    files,
    ask: { file: reports, tries: [{ path: "/reports" }, { path: "/reports" }] },
    reach: "conditional",
  },
  {
    title: "a named export beside Clerk's",
    gate: `${clerkGate(closed)}export function middleware() { return NextResponse.next(); }
export function proxy() { return NextResponse.next(); }
`,
    ...{ files, ask: askPage, reach: "anyone" },
  },
];
