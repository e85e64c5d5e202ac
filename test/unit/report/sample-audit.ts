// An audit made by hand: 44 resources of an app with everything in it, so that reports can be read without judging.
import type { ResourceKind } from "../../../src/project.ts";
import type { Audit, AuditFinding, GateVerdict, GuardVerdict, Reach, Verdict } from "../../../src/verdict.ts";

export const gates = {
  open: gate({ answer: "public", evidence: [{ file: "proxy.ts", line: 4, note: 'isPublic: "/"' }] }),
  notRun: gate({ answer: "not-run", evidence: [{ file: "proxy.ts", line: 12, note: "config.matcher" }] }),
  session: gate({
    answer: "signed-in",
    signedOut: "redirect",
    evidence: [{ file: "proxy.ts", line: 8, note: "await auth.protect()" }],
  }),
  admin: gate({
    answer: "restricted",
    requires: { role: "org:admin" },
    signedOut: "redirect",
    evidence: [{ file: "proxy.ts", line: 7, note: 'await auth.protect({ role: "org:admin" })' }],
  }),
  byEnv: gate({
    answer: "conditional",
    evidence: [{ file: "proxy.ts", line: 6, note: "if (process.env.SKIP_AUTH) return" }],
    conditions: [
      {
        ...{ file: "proxy.ts", line: 6, note: "process.env.SKIP_AUTH", value: "process.env.SKIP_AUTH" },
        sources: ["env"],
      },
    ],
  }),
};

export const guards = {
  open: guard({ answer: "open" }),
  session: (file: string): GuardVerdict =>
    guard({
      answer: "signed-in",
      via: "auth-check",
      signedOut: "401",
      evidence: [{ file, line: 2, note: "if (!userId) return" }],
    }),
  permission: (file: string): GuardVerdict =>
    guard({
      answer: "restricted",
      via: "auth-check",
      requires: { permission: "org:items:read" },
      signedOut: "401",
      evidence: [{ file, line: 2, note: 'has({ permission: "org:items:read" })' }],
    }),
  broken: (file: string): GuardVerdict =>
    guard({
      answer: "broken",
      via: "protect",
      reason: "auth.protect() is not awaited",
      evidence: [{ file, line: 3, note: "auth.protect()" }],
    }),
  unknown: guard({ answer: "unknown", reason: "createHandler comes from a package that is not known" }),
  signature: guard({
    answer: "restricted",
    via: "signature",
    requires: { other: "a signature" },
    signedOut: "400",
  }),
};

export function gate(parts: Partial<GateVerdict>): GateVerdict {
  return {
    ...{ answer: "unknown", requires: null, evidence: [], conditions: [], reason: null },
    ...{ signedOut: null, differs: [] },
    ...parts,
  };
}

export function guard(parts: Partial<GuardVerdict>): GuardVerdict {
  const { answer = "open" } = parts;
  const isClosed = answer === "signed-in" || answer === "restricted";
  return {
    ...{ answer, via: null, requires: null, signedOut: null, evidence: [], conditions: [] },
    ...{ reason: null, holds: isClosed ? answer : "anyone" },
    ...parts,
  };
}

interface Short {
  kind: ResourceKind;
  file: string;
  name?: string;
  line?: number;
  urls?: string[];
  gate?: GateVerdict;
  guard?: GuardVerdict;
  reach: Reach;
}

export function verdict(short: Short): Verdict {
  const { kind, file, name = "default", line = 1, urls = [], reach } = short;
  const own = { gate: short.gate ?? gates.open, guard: short.guard ?? guards.open };
  return { id: `${file}#${name}`, kind, file, export: name, line, urls, ...own, reach };
}

export function auditOf(resources: Verdict[], parts: Partial<Audit> = {}): Audit {
  const count = (reach: Reach) => resources.filter((one) => one.reach === reach).length;
  return {
    project: { next: "16.4.6", clerk: "7.9.17", gateFile: "proxy.ts", routers: ["app"] },
    resources,
    findings: [],
    accepted: [],
    urls: [],
    summary: {
      anyone: count("anyone"),
      conditional: count("conditional"),
      unknown: count("unknown"),
      "signed-in": count("signed-in"),
      restricted: count("restricted"),
    },
    ...parts,
  };
}

const page = (path: string, reach: Reach, own: GateVerdict): Verdict =>
  verdict({
    ...{ kind: "page", file: `app${path === "/" ? "" : path}/page.tsx`, urls: [path], gate: own, reach },
    guard:
      reach === "anyone" || reach === "conditional" ? guards.open : guards.session(`app${path}/page.tsx`),
  });

const handlers = (path: string, verbs: string[], reach: Reach, parts: Partial<Short>): Verdict[] =>
  verbs.map((name, index) =>
    verdict({
      ...{
        kind: "route-handler",
        file: `app${path}/route.ts`,
        name,
        line: 4 + index * 10,
        urls: [path],
        reach,
      },
      ...parts,
    }),
  );

const actions = (file: string, names: string[], reach: Reach, own: GuardVerdict): Verdict[] =>
  names.map((name, index) =>
    verdict({
      ...{ kind: "server-function", file, name, line: 3 + index * 8, gate: gates.notRun, guard: own, reach },
    }),
  );

const resources: Verdict[] = [
  verdict({ kind: "layout", file: "app/layout.tsx", urls: ["/"], reach: "anyone" }),
  verdict({
    ...{ kind: "layout", file: "app/dashboard/layout.tsx", urls: ["/dashboard"], gate: gates.session },
    ...{ guard: guards.session("app/dashboard/layout.tsx"), reach: "signed-in" },
  }),
  ...["/", "/pricing", "/blog", "/sign-in/[[...sign-in]]"].map((path) => page(path, "anyone", gates.open)),
  page("/blog/[slug]", "anyone", {
    ...gates.session,
    differs: [{ url: "/blog/x.csv", answer: "not-run" }],
  }),
  ...["overview", "billing", "settings", "team", "files", "search", "inbox", "goals", "notes", "tasks"].map(
    (name) => page(`/dashboard/${name}`, "signed-in", gates.session),
  ),
  ...["", "/users", "/users/[id]", "/audit-log"].map((path) =>
    page(`/admin${path}`, "restricted", gates.admin),
  ),
  page("/preview", "conditional", gates.byEnv),
  ...handlers("/api/items", ["GET", "POST"], "restricted", {
    gate: gates.session,
    guard: guards.permission("app/api/items/route.ts"),
  }),
  ...handlers("/api/items/[id]", ["GET", "PATCH", "DELETE"], "signed-in", {
    gate: gates.session,
    guard: guards.session("app/api/items/[id]/route.ts"),
  }),
  ...handlers("/api/export", ["GET", "POST"], "anyone", { gate: gates.notRun }),
  ...handlers("/api/import", ["POST"], "anyone", { guard: guards.broken("app/api/import/route.ts") }),
  ...handlers("/api/trpc/[trpc]", ["GET", "POST"], "unknown", { guard: guards.unknown }),
  ...handlers("/api/webhooks/clerk", ["POST"], "restricted", { guard: guards.signature }),
  ...actions("app/items/actions.ts", ["deleteItem", "renameItem"], "anyone", guards.open),
  ...actions(
    "app/team/actions.ts",
    ["invite", "remove", "promote"],
    "signed-in",
    guards.session("app/team/actions.ts"),
  ),
  verdict({
    ...{ kind: "inline-server-function", file: "app/search/page.tsx", name: "inline@14", line: 14 },
    ...{ gate: gates.notRun, reach: "anyone" },
  }),
  verdict({ kind: "pages-api", file: "pages/api/legacy.ts", urls: ["/api/legacy"], reach: "anyone" }),
];

const findings: AuditFinding[] = [
  {
    rule: "deprecated-route-matcher",
    severity: "info",
    message: "`createRouteMatcher` is deprecated in this version of Clerk.",
    ...{ file: "proxy.ts", line: 4, resource: null, fix: null },
  },
  {
    rule: "unprotected-server-function",
    severity: "error",
    message:
      "deleteItem can be called by anyone who knows its id, from any path. The gate does not stand before Server Functions.",
    ...{ file: "app/items/actions.ts", line: 3, resource: "app/items/actions.ts#deleteItem" },
    fix: "Begin `deleteItem()` with `await auth.protect();` (`auth` from `@clerk/nextjs/server`).",
  },
  {
    rule: "unprotected-server-function",
    severity: "error",
    message: "The function in line 14 can be called by anyone who knows its id.",
    ...{ file: "app/search/page.tsx", line: 14, resource: "app/search/page.tsx#inline@14" },
    fix: "npx create-clerk-sessions init",
  },
  {
    rule: "outside-the-matcher",
    severity: "warning",
    message: "GET /api/export calls `auth()`, and config.matcher skips it: the call throws.",
    ...{ file: "app/api/export/route.ts", line: 4, resource: "app/api/export/route.ts#GET" },
    fix: "Let config.matcher cover /api/export.",
  },
];

export const sampleAudit: Audit = auditOf(resources, {
  findings,
  accepted: [
    {
      rule: "deliberately-public",
      severity: "warning",
      message: "GET /api/legacy is marked as open on purpose: read by the old app.",
      ...{ file: "pages/api/legacy.ts", line: 1, resource: "pages/api/legacy.ts#default", fix: null },
    },
  ],
  urls: [
    {
      ...{ url: "/admin/users/7", gate: gates.admin },
      served: [{ resource: "app/admin/users/[id]/page.tsx#default", gate: gates.admin, reach: "restricted" }],
    },
  ],
});

/** Text of the sample's files, for the lines around the evidence. */
export const sampleSources: Record<string, string> = {
  "proxy.ts": `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";

const isAdmin = createRouteMatcher(["/admin/:path*"]);
const isPublic = createRouteMatcher(["/", "/pricing", "/blog/:path*", "/sign-in/:path*"]);
export default clerkMiddleware(async (auth, req) => {
  if (process.env.SKIP_AUTH) return;
  if (isAdmin(req)) await auth.protect({ role: "org:admin" });
  if (!isPublic(req)) await auth.protect();
});

export const config = {
  matcher: ["/((?!_next|api/export|.*\\\\.csv).*)"],
};
`,
  "app/items/actions.ts": `"use server";

export async function deleteItem(id: string) {
  await db.items.delete(id);
}
`,
};
