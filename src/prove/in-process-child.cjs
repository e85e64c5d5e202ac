// Runs one app's gate and resources in this process, which lives for nothing else. Plain JavaScript, because it is
// started as it stands, from the sources and from the published package alike.
const Module = require("node:module");
const { join } = require("node:path");
const { addGlobals, adaptModules, loadBundle, stayOnLoopback } = require("./in-process-setup.cjs");

process.on("message", (job) => {
  answerAll(job).catch((error) => tell({ kind: "failed", message: `failed: ${error?.stack ?? error}` }));
});

async function answerAll({ root, gate, origin, bundle, questions }) {
  stayOnLoopback();
  const app = Module.createRequire(join(root, "package.json"));
  const next = Module.createRequire(app.resolve("next/package.json"));
  next("@next/env").loadEnvConfig(root, false, { info() {}, error() {} });
  addGlobals(app);
  adaptModules();
  const files = loadBundle(root, bundle);
  const run = { origin, adapter: app("next/dist/server/web/adapter").adapter, fetches: bothFetches(app) };
  const guard = gate && readGate(app, gate, files[gate]());
  for (const question of questions) {
    tell({ kind: "answer", answer: await answer(app, run, guard, files, question) });
  }
  if (questions.length === 0) tell({ kind: "failed", message: "was asked nothing" });
}

/** Next patches `fetch` for everything but an edge gate, and Clerk behaves differently when it did. */
function bothFetches(app) {
  const plain = globalThis.fetch;
  const storage = (name) => {
    try {
      return app(`next/dist/server/app-render/${name}-async-storage.external`)[`${camel(name)}AsyncStorage`];
    } catch {
      return undefined;
    }
  };
  const workAsyncStorage = storage("work");
  // Next 14 keeps these under other names and patches in another way; its gate is always an edge one.
  if (!workAsyncStorage) return { plain, patched: plain };
  app("next/dist/server/lib/patch-fetch").patchFetch({
    workAsyncStorage,
    workUnitAsyncStorage: storage("work-unit"),
  });
  return { plain, patched: globalThis.fetch };
}

function camel(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

function readGate(app, file, exports) {
  const isProxy = /(^|\/)proxy\.\w+$/.test(file);
  // As Next.js does: the named export wins.
  const handler = (isProxy ? exports.proxy : exports.middleware) ?? exports.default;
  if (typeof handler !== "function") throw new Error(`${file} exports no gate`);
  const config = exports.config ?? {};
  return {
    handler,
    page: isProxy ? "/proxy" : "/middleware",
    fetch: isProxy || config.runtime === "nodejs" ? "patched" : "plain",
    covers: config.matcher === undefined ? () => true : matcher(app, config.matcher),
  };
}

/** Next's server tries the path as sent and decoded. */
function matcher(app, source) {
  const { getMiddlewareMatchers } = app("next/dist/build/analysis/get-page-static-info");
  const { getMiddlewareRouteMatcher } = app("next/dist/shared/lib/router/utils/middleware-route-matcher");
  const matches = getMiddlewareRouteMatcher(getMiddlewareMatchers(source, { i18n: null, basePath: "" }));
  return (url, headers) => {
    const query = Object.fromEntries(url.searchParams);
    return [url.pathname, decoded(url.pathname)].some((path) => matches(path, { headers }, query));
  };
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function answer(app, run, guard, files, question) {
  const url = new URL(question.path, run.origin);
  const headers = {
    host: url.host,
    "x-forwarded-host": url.host,
    "x-forwarded-proto": url.protocol.slice(0, -1),
    "x-forwarded-port": url.port,
    ...question.headers,
  };
  app("next/dist/server/lib/server-ipc/utils").filterInternalHeaders?.(headers);
  const covered = guard?.covers(url, headers);
  const passed = covered ? await askGate(run, guard, url, headers, question) : { headers };
  return passed.answer ?? askResource(run, files, url, passed.headers, question);
}

async function askGate(run, guard, url, headers, question) {
  globalThis.fetch = run.fetches[guard.fetch];
  let response;
  try {
    ({ response } = await run.adapter({
      handler: guard.handler,
      page: guard.page,
      request: request(url, headers, question),
    }));
  } catch (error) {
    return { answer: { stage: "gate", status: 500, location: null, body: String(error?.stack ?? error) } };
  }
  const rewrite = response.headers.get("x-middleware-rewrite");
  const stage = "gate";
  // Clerk's "not found" is a rewrite to a path that no app has.
  if (rewrite && /\/clerk_\d+/.test(rewrite))
    return { answer: { stage, status: 404, location: null, body: "" } };
  if (rewrite || response.headers.has("x-middleware-next"))
    return { headers: forwarded(headers, response.headers) };
  const location = response.headers.get("location") ?? response.headers.get("x-nextjs-redirect");
  return { answer: { stage, status: response.status, location, body: await response.text() } };
}

/** The request as the gate passes it on: Clerk's session travels in these headers. */
function forwarded(headers, answered) {
  const names = answered.get("x-middleware-override-headers");
  if (names === null) return headers;
  return Object.fromEntries(
    names.split(",").flatMap((name) => {
      const value = answered.get(`x-middleware-request-${name.trim()}`);
      return value === null ? [] : [[name.trim(), value]];
    }),
  );
}

async function askResource(run, files, url, headers, question) {
  const { resource } = question;
  if (!resource) return { stage: "resource", status: 404, location: null, body: "" };
  globalThis.fetch = run.fetches.patched;
  let result;
  const handler = async (received) => {
    result = await outcome(() =>
      callResource(files[resource.file](), resource, received, url, question.method),
    );
    return new Response(null);
  };
  await run.adapter({ handler, page: "/middleware", request: request(url, headers, question) });
  return { stage: "resource", ...result };
}

function callResource(exports, { kind, params }, received, url, method) {
  // Promises from Next 15 on, plain objects before: an object that is both serves either.
  const both = (value) => Object.assign(Promise.resolve(value), value);
  if (kind === "page") {
    return exports.default({
      params: both(params),
      searchParams: both(Object.fromEntries(url.searchParams)),
    });
  }
  const run = exports[method] ?? (method === "HEAD" ? exports.GET : undefined);
  return run ? run(received, { params: both(params) }) : new Response(null, { status: 405 });
}

/** `redirect()` and `notFound()` throw; the digest says what Next answers. */
async function outcome(run) {
  try {
    const result = await run();
    if (!(result instanceof Response)) return { status: 200, location: null, body: "" };
    return { status: result.status, location: result.headers.get("location"), body: await result.text() };
  } catch (error) {
    const [name, second, third, status] = String(error?.digest ?? "").split(";");
    if (name === "NEXT_REDIRECT") return { status: Number(status), location: third, body: "" };
    if (name === "NEXT_NOT_FOUND") return { status: 404, location: null, body: "" };
    if (name === "NEXT_HTTP_ERROR_FALLBACK") return { status: Number(second), location: null, body: "" };
    return { status: 500, location: null, body: String(error?.stack ?? error) };
  }
}

function request(url, headers, { method, body }) {
  return {
    url: url.href,
    method,
    headers,
    body,
    signal: new AbortController().signal,
    nextConfig: { i18n: null, basePath: "", trailingSlash: false },
    page: {},
  };
}

function tell(message) {
  process.send(message);
}
