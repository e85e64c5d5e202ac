// What is known about a service that takes Clerk's tokens? The shape of one file in templates/jwt/.
import type { Json } from "../config.ts";

export interface JwtProvider {
  /** The service, for people. */
  label: string;
  /** Where the service, or Clerk, documents the set-up. */
  docs: string;
  status: "current" | "legacy" | "deprecated";
  /** Why it is not current, and what to take instead. */
  reason: string | null;
  /**
   * template: a JWT template of Clerk's makes it. session: the session token itself, with `claims` added to it.
   * integration: Clerk's own integration makes it under `templateName`; there is nothing to create.
   */
  token: "template" | "session" | "integration";
  /** When the service insists on a name. */
  templateName: string | null;
  /** Template values: `{{…}}` in them belongs to Clerk. */
  claims: Record<string, Json>;
  /** The `aud` that the service checks. */
  audience: string | null;
  algorithm: "RS256" | "HS256";
  /** service: signed with a secret of the service, which stands in Clerk and there only. */
  key: "clerk" | "service";
  /** Seconds; null: Clerk's own default, or the session token's. */
  lifetime: number | null;
  clockSkew: number | null;
  /** Variables of the app, names to comments. The first one is where the service is. */
  env: Record<string, string>;
  packages: { name: string; range: string; why: string }[];
  notes: string[];
  /** Templates below templates/files/; `[name]` in them becomes the template's name, `[provider]` the provider's. */
  server: string | null;
  client: string | null;
  /** What is to be entered at the service; with `file` it is a file of the app. */
  setup: { title: string; language: string; file: string | null; lines: string[] }[];
}
