// Sessions of other libraries than Clerk: for callers who are signed out there is none.
import { authServices } from "./auth-services.ts";
import type { Knowledge } from "./index.ts";
import { nextAuth } from "./next-auth.ts";
import { sessionTokens } from "./session-tokens.ts";
import { supabase } from "./supabase.ts";

const sources = [nextAuth, supabase, authServices, sessionTokens];

export const otherAuth: Knowledge = (run, specifier, name) => {
  for (const source of sources) {
    const value = source(run, specifier, name);
    if (value) return value;
  }
  return null;
};
