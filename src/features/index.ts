// Everything that can be set up, in the order of the catalogue.
import { authPages } from "./auth-pages.ts";
import { customClaimsRoute } from "./custom-claims-route.ts";
import type { Feature } from "./feature.ts";
import { gate } from "./gate.ts";
import { jwtHasura } from "./jwt-hasura.ts";
import { jwtSupabase } from "./jwt-supabase.ts";
import { orgSwitcher } from "./org-switcher.ts";
import { protectedPage } from "./protected-page.ts";
import { provider } from "./provider.ts";
import { routeHandler } from "./route-handler.ts";
import { serverAction } from "./server-action.ts";
import { sessionTypes } from "./session-types.ts";
import { tokenRefresh } from "./token-refresh.ts";

export const features: Feature[] = [
  gate,
  provider,
  authPages,
  sessionTypes,
  protectedPage,
  routeHandler,
  serverAction,
  orgSwitcher,
  tokenRefresh,
  customClaimsRoute,
  jwtSupabase,
  jwtHasura,
];
