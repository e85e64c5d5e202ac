// Asks a lab's own Next.js, in a process of its own because Next.js ends the process over a matcher it cannot parse:
// for which requests does it run a gate with this source text, and which of these routes answers a path?
// stdin: { lab, folder, gates: [{ source, nextConfig, requests: [{ path, headers, query }] }], routes: [{ app, pages, nextConfig, paths }] }
// stdout: { gates: [{ refused, ran: boolean[] }], routes: (string | null)[][] }
const { readFileSync, writeFileSync, mkdirSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");

globalThis.self ??= globalThis;
globalThis.AsyncLocalStorage = require("node:async_hooks").AsyncLocalStorage;
// What a build would log and then fail over is thrown in development.
process.env.NODE_ENV = "development";
process.env.NEXT_COMPILER_NAME = "server";
const answer = process.stdout.write.bind(process.stdout);
console.log = console.info = console.warn = console.error = () => {};
process.exit = () => {
  throw new Error("Next.js ends here");
};

const input = JSON.parse(readFileSync(0, "utf8"));
const next = createRequire(join(input.lab, "package.json"));
const major = Number(next("next/package.json").version.split(".")[0]);
const { getPageStaticInfo } = next("next/dist/build/analysis/get-page-static-info");
const { getMiddlewareRouteMatcher } = next("next/dist/shared/lib/router/utils/middleware-route-matcher");
const { getResolveRoutes } = next("next/dist/server/lib/router-utils/resolve-routes");
const { buildCustomRoute } = next("next/dist/server/lib/router-utils/filesystem");
const loadCustomRoutes = next("next/dist/lib/load-custom-routes").default;
const { getSortedRoutes, isDynamicRoute } = next("next/dist/shared/lib/router/utils");
const { getRouteMatcher } = next("next/dist/shared/lib/router/utils/route-matcher");
const { getRouteRegex } = next("next/dist/shared/lib/router/utils/route-regex");
const { normalizeLocalePath } = next("next/dist/shared/lib/i18n/normalize-locale-path");
// Next.js looks at the number of parameters.
const nowhere = (_pathname, _request, _query) => false;
const everything = [{ regexp: "^/.*$", originalSource: "/:path*" }];

main();

async function main() {
  // Next.js 16 parses nothing before.
  await next("next/dist/build/swc").loadBindings();
  mkdirSync(input.folder, { recursive: true });
  const gates = [];
  for (const [index, gate] of (input.gates ?? []).entries()) gates.push(await askGate(gate, index));
  const routes = [];
  for (const set of input.routes ?? []) routes.push(await askRoutes(set));
  answer(JSON.stringify({ gates, routes }));
}

async function askGate({ source, nextConfig, requests }, index) {
  const file = join(input.folder, `middleware-${index}.ts`);
  writeFileSync(file, source);
  let matchers;
  try {
    const info = await getPageStaticInfo({
      pageFilePath: file,
      nextConfig: { experimental: {}, ...nextConfig, i18n: nextConfig.i18n ?? undefined },
      page: "/middleware",
      pageType: major < 15 ? "root" : "pages",
      isDev: false,
    });
    matchers = info.middleware?.matchers ?? everything;
  } catch (error) {
    return { refused: String(error.message), ran: [] };
  }
  const matcher = getMiddlewareRouteMatcher(matchers);
  const ran = [];
  for (const request of requests) ran.push((await resolve(nextConfig, matcher, {}, request)).ran);
  return { refused: null, ran };
}

async function askRoutes({ app, pages, nextConfig, paths }) {
  const { basePath = "", i18n } = nextConfig;
  const dynamic = getSortedRoutes([...new Set([...app, ...pages])].filter((page) => isDynamicRoute(page)));
  const routes = {
    // As setupFsCheck does it, with the lists in place of a build's manifests.
    async getItem(path) {
      if (basePath && path !== basePath && !path.startsWith(`${basePath}/`)) return null;
      let item = path.slice(basePath.length) || "/";
      if (item !== "/" && item.endsWith("/")) item = item.slice(0, -1);
      for (const [type, items] of [
        ["appFile", app],
        ["pageFile", pages],
      ]) {
        let current = item;
        let locale;
        if (i18n) {
          const found = normalizeLocalePath(item, i18n.locales);
          if (found.pathname !== item) [current, locale] = [found.pathname, found.detectedLocale];
        }
        if (type === "pageFile" && current.startsWith("/_next/data/build/") && current.endsWith(".json")) {
          current = normalizeLocalePath(
            current.slice("/_next/data/build".length, -".json".length),
            i18n?.locales,
          ).pathname;
          if (current === "/index") current = "/";
        }
        // Not decoded: setupFsCheck finds such a page, too, but the server that renders does not, and goes on to the dynamic ones.
        const page = items.find((one) => one === current);
        if (page === undefined || (type === "appFile" && locale && locale !== i18n?.defaultLocale)) continue;
        return { type, itemPath: page, locale };
      }
      return null;
    },
    getDynamicRoutes: () => dynamic.map((page) => ({ page, match: getRouteMatcher(getRouteRegex(page)) })),
    handleLocale: (pathname) => (i18n ? normalizeLocalePath(pathname, i18n.locales) : { pathname }),
  };
  const answers = [];
  for (const path of paths) {
    const { output } = await resolve(nextConfig, nowhere, routes, { path });
    answers.push(output ? `${output.type === "appFile" ? "app" : "pages"} ${output.itemPath}` : null);
  }
  return answers;
}

/** One request through Next.js's own routing, redirects of its own followed. */
async function resolve(nextConfig, matcher, routes, { path, headers = {}, query = "" }) {
  const config = {
    basePath: "",
    trailingSlash: false,
    useFileSystemPublicRoutes: true,
    ...nextConfig,
    i18n: nextConfig.i18n ?? undefined,
    experimental: {},
  };
  const custom = await loadCustomRoutes(config);
  const checker = {
    headers: [],
    onMatchHeaders: [],
    redirects: custom.redirects.map((item) => buildCustomRoute("redirect", item, config.basePath, false)),
    rewrites: { beforeFiles: [], afterFiles: [], fallback: [] },
    buildId: "build",
    getMiddlewareMatchers: () => matcher,
    getItem: async () => null,
    getDynamicRoutes: () => [],
    handleLocale: (pathname) => ({ pathname }),
    ...routes,
  };
  let ran = false;
  const onRun = () => {
    ran = true;
    throw new Error("ran");
  };
  const opts = { dev: false, minimalMode: false, dir: input.folder };
  const resolveRoutes =
    major < 16
      ? getResolveRoutes(checker, config, opts, null, {}, onRun)
      : getResolveRoutes(checker, config, () => "", opts, null, {}, onRun);
  let url = path;
  for (let hop = 0; hop < 5; hop++) {
    // The Pages Router's client sends it with every request for data.
    const data = url.includes("/_next/data/") ? { "x-nextjs-data": "1" } : {};
    const req = { url: url + query, headers: { host: "localhost", ...data, ...headers }, socket: {} };
    let result;
    try {
      result = await resolveRoutes({ req, res: {}, isUpgradeReq: true });
    } catch (error) {
      if (!ran && error.name !== "DecodeError" && error.message !== "failed to decode param") throw error;
      return { ran, output: null };
    }
    if (!result.statusCode) return { ran, output: result.matchedOutput };
    url = result.parsedUrl.pathname;
  }
  throw new Error(`${path} is redirected without end`);
}
