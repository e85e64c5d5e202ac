// Apps that are broken the way people break them, one hole each, and who really gets through it.
import type { Reach } from "../../src/verdict.ts";
import { actionHoles } from "./action-holes.ts";
import { gateHoles } from "./gate-holes.ts";
import { handlerHoles } from "./handler-holes.ts";
import { pageHoles } from "./page-holes.ts";

export interface Hole {
  title: string;
  /** Text of the gate file; null: there is none. */
  gate: string | null;
  /** Files that the app gets, or has otherwise. */
  files: Record<string, string>;
  /** URLs of the resource, or the name of a Server Action of app/items/actions.ts. */
  ask: { file: string; method?: "POST"; tries: TryAt[] } | { action: string };
  reach: Reach;
}

export interface TryAt {
  path: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
  /** Of the app's process. */
  env?: Record<string, string>;
}

export const holes: Hole[] = [...pageHoles, ...handlerHoles, ...actionHoles, ...gateHoles];
