// The text of a gate that runs many gates: it hands each request to the one that a header names, as Next.js would, and
// answers with what came of it. One child process serves a whole batch that way.

export const gateHeader = "x-asked-gate";
export const urlHeader = "x-asked-url";

export interface EntryGate {
  /** Path of the gate below the batch's folder, without extension. */
  module: string;
  basePath: string;
}

/** What came of one request at one gate. */
export interface GateOutcome {
  /** False when config.matcher leaves the path out. */
  covered: boolean;
  /** Clerk has looked at the request. */
  clerk: boolean;
  /** `next`, `rewrite /en/x`, `307 /sign-in`, `401`, `error …`: the same words mean the same treatment. */
  what: string;
}

export function gatesEntry(gates: EntryGate[]): string {
  const loaders = gates.map(
    ({ module, basePath }) =>
      `  { load: () => require(${JSON.stringify(`./${module}`)}), basePath: ${JSON.stringify(basePath)} },`,
  );
  return `import { NextRequest } from "next/server";
const { getMiddlewareMatchers } = require("next/dist/build/analysis/get-page-static-info");
const { getMiddlewareRouteMatcher } = require("next/dist/shared/lib/router/utils/middleware-route-matcher");
const gates = [
${loaders.join("\n")}
];

// From Next 15 on the server also tries the decoded path.
const triesDecoded = Number.parseInt(require("next/package.json").version) >= 15;

// A promise that a gate forgets fails without harm in Next's server.
process.on("unhandledRejection", () => {});

function open(index, kind) {
  const { load, basePath } = gates[index];
  const loaded = load();
  // Next runs the named export first; a CommonJS module is its own default.
  const handler = loaded[kind] ?? loaded.default ?? loaded;
  const source = loaded.config?.matcher;
  const covers =
    source === undefined
      ? () => true
      : getMiddlewareRouteMatcher(getMiddlewareMatchers(source, { i18n: null, basePath }));
  return { handler, covers, basePath };
}

const opened = new Map();

export default async function gate(asked, event) {
  const headers = new Headers(asked.headers);
  const index = Number(headers.get("${gateHeader}"));
  const url = new URL(headers.get("${urlHeader}"));
  headers.delete("${gateHeader}");
  headers.delete("${urlHeader}");
  headers.set("host", url.host);
  headers.set("x-forwarded-host", url.host);
  return Response.json(await outcome(index, url, headers, asked.method, event));
}

async function outcome(index, url, headers, method, event) {
  try {
    if (!opened.has(index)) opened.set(index, open(index, entryKind));
    const { handler, covers, basePath } = opened.get(index);
    const paths = triesDecoded ? [url.pathname, decoded(url.pathname)] : [url.pathname];
    const plain = Object.fromEntries(headers);
    const query = Object.fromEntries(url.searchParams);
    if (!paths.some((path) => covers(path, { headers: plain }, query)))
      return { covered: false, clerk: false, what: "next" };
    const request = new NextRequest(url, { method, headers, nextConfig: { basePath, i18n: null } });
    const response = (await handler(request, event)) ?? new Response(null, { headers: { "x-middleware-next": "1" } });
    const clerk = [...response.headers.keys()].some((name) => name.endsWith("x-clerk-auth-status"));
    return { covered: true, clerk, what: word(response, url) };
  } catch (error) {
    return { covered: true, clerk: false, what: "error " + (error?.message ?? error) };
  }
}

function word(response, url) {
  const rewrite = response.headers.get("x-middleware-rewrite");
  if (rewrite) {
    const to = new URL(rewrite, url);
    if (/\\/clerk_\\d+$/.test(to.pathname)) return "404";
    // A rewrite to itself is how Clerk passes a request on.
    return to.pathname === url.pathname && to.host === url.host ? "next" : "rewrite " + to.pathname;
  }
  if (response.headers.has("x-middleware-next")) return "next";
  const location = response.headers.get("location");
  return location ? response.status + " " + new URL(location, url).pathname : String(response.status);
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
`;
}
