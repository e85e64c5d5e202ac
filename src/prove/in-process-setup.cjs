// What must a plain Node process have before an app's code runs in it? Next's globals, its way of finding modules, and
// no way out of this machine.
const Module = require("node:module");
const net = require("node:net");
const { join } = require("node:path");

module.exports = { stayOnLoopback, addGlobals, adaptModules, loadBundle };

// Next 14 reads it when its first module loads.
globalThis.self ??= globalThis;

/** A gate may call what it likes, but nothing beyond this machine: no real database, no real Clerk. */
function stayOnLoopback() {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function connectOnLoopback(...args) {
    const [options] = Array.isArray(args[0]) ? args[0] : args;
    const host =
      typeof options === "object"
        ? (options.host ?? "localhost")
        : typeof args[1] === "string"
          ? args[1]
          : "localhost";
    if (options?.path || ["localhost", "127.0.0.1", "::1"].includes(host)) return connect.apply(this, args);
    process.nextTick(() => this.destroy(new Error(`${host} is not on this machine`)));
    return this;
  };
}

/** What Next's own server puts on globalThis first: AsyncLocalStorage, WebSocket. */
function addGlobals(app) {
  try {
    app("next/dist/server/node-environment-baseline");
  } catch {
    // Next 14 has it under this name.
    app("next/dist/server/node-environment");
  }
}

/** `server-only` throws outside a bundler, and Clerk's `import("next/headers")` needs its extension. */
function adaptModules() {
  const original = Module._load;
  Module._load = function loadAdapted(request, ...rest) {
    if (request === "server-only" || request === "client-only") return {};
    return original.call(this, request, ...rest);
  };
  const hook = `export async function resolve(specifier, context, next) {
    try { return await next(specifier, context); }
    catch (error) {
      if (!/^next\\/[\\w/.-]+$/.test(specifier) || specifier.endsWith(".js")) throw error;
      return next(specifier + ".js", context);
    }
  }`;
  Module.register(`data:text/javascript,${encodeURIComponent(hook)}`);
}

function loadBundle(root, bundle) {
  const module = new Module(join(root, "[prove].cjs"));
  module.filename = join(root, "[prove].cjs");
  module.paths = Module._nodeModulePaths(root);
  module._compile(bundle, module.filename);
  return module.exports;
}
