// Runs the code of a gate in this process, with Clerk reduced to a session and its own path matching.
import { transform } from "sucrase";
import { matchesClerkPattern } from "../../../src/routes/clerk-pattern.ts";

export type Caller = "nobody" | "user" | "admin";

/** What the gate answers: `sign-in` is a redirect there, a number the status. */
export type LoadedGate = (
  path: string,
  caller: Caller,
  headers?: Record<string, string>,
) => Promise<"pass" | "sign-in" | number>;

type Handler = (auth: unknown, req: unknown) => Promise<Response | undefined> | Response | undefined;

export function loadGate(text: string): LoadedGate {
  const { code } = transform(text, { transforms: ["typescript", "imports"] });
  const exports: Record<string, Handler | undefined> = {};
  const modules: Record<string, unknown> = {
    "@clerk/nextjs/server": { clerkMiddleware: (handler: Handler) => handler, createRouteMatcher },
    "next/server": { NextResponse: Response },
  };
  new Function("exports", "require", code)(exports, (name: string) => modules[name]);
  const handler = exports.proxy ?? exports.middleware ?? exports.default;
  return async (pathname, caller, headers = {}) => {
    const req = { nextUrl: { pathname }, url: `http://localhost${pathname}`, headers: new Headers(headers) };
    const answer = await run(handler, authFor(caller), req);
    if (!answer) return "pass";
    return answer.status === 307 ? "sign-in" : answer.status;
  };
}

/** Clerk 5's handlers are synchronous; a refusal is thrown as often as it is returned. */
async function run(handler: Handler | undefined, auth: unknown, req: unknown): Promise<Response | undefined> {
  try {
    return await handler?.(auth, req);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/** `auth()` with or without await, `auth.protect()` and `auth().protect()`: they throw as Clerk's do. */
function authFor(caller: Caller): unknown {
  const has = () => caller === "admin";
  const redirectToSignIn = () => {
    throw new Response(null, { status: 307 });
  };
  const protect = (wanted?: unknown) => {
    if (caller === "nobody") redirectToSignIn();
    if (wanted !== undefined && !has()) throw new Response(null, { status: 404 });
  };
  const session = { userId: caller === "nobody" ? null : "user_1", has, redirectToSignIn, protect };
  return Object.assign(() => session, { protect: async (wanted?: unknown) => protect(wanted) });
}

function createRouteMatcher(patterns: string[]) {
  return (req: { nextUrl: { pathname: string } }) =>
    patterns.some((pattern) => matchesClerkPattern(pattern, req.nextUrl.pathname));
}
