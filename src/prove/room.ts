// What does one proving run share? The keys, the stand-in, the app's environment, and headers for any caller.
import type { Caller } from "./callers.ts";
import { credentials } from "./credentials.ts";
import { type Keys, makeKeys } from "./keys.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

export interface Room {
  keys: Keys;
  standIn: StandIn;
  /** For the build, the server and the in-process run alike: the publishable key is inlined at build time. */
  env: Record<string, string>;
  /** Cookies for documents, a bearer token otherwise, as browsers and API clients do. */
  headers(caller: Caller, kind: Record<string, string>, origin: string): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export interface RoomOptions {
  instance?: Keys["instance"];
  /** 1 for Clerk 5. */
  tokenVersion?: 1 | 2;
  /** Custom claims of every session token. */
  claims?: Record<string, unknown>;
  /** JWT template names to the claims they add. */
  templates?: Record<string, object>;
  /** More variables of the app's environment. */
  env?: Record<string, string>;
}

export async function openRoom(options: RoomOptions = {}): Promise<Room> {
  const keys = await makeKeys(options.instance ?? "live");
  const standIn = await startStandIn(keys, options.templates);
  const token = { version: options.tokenVersion ?? 2, custom: options.claims ?? {} };
  return {
    keys,
    standIn,
    env: {
      NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: keys.publishableKey,
      CLERK_SECRET_KEY: keys.secretKey,
      CLERK_API_URL: standIn.url,
      NEXT_PUBLIC_CLERK_SIGN_IN_URL: "/sign-in",
      NEXT_PUBLIC_CLERK_SIGN_UP_URL: "/sign-up",
      NEXT_PUBLIC_CLERK_TELEMETRY_DISABLED: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      ...options.env,
    },
    async headers(caller, kind, origin) {
      const form = kind["sec-fetch-dest"] === "document" ? "cookie" : "bearer";
      return { ...kind, ...(await credentials(caller, form, keys, { ...token, origin })) };
    },
    close: standIn.close,
  };
}
