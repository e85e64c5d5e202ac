// Which JWT templates does a first run offer? Those whose service has an example in the catalogue; `add jwt-template`
// knows them all, from templates/jwt/.

export interface OfferedProvider {
  /** As typed behind `--jwt-template`; also the template's name in Clerk. */
  name: string;
  /** The file below templates/jwt/. */
  provider: string;
  /** The feature that uses the template. */
  feature: string;
  /** Whether the feature is nothing without the template. */
  needed: "always" | "on request";
  hint: string;
}

export const jwtProviders: readonly OfferedProvider[] = [
  {
    name: "hasura",
    provider: "hasura",
    feature: "jwt-hasura",
    needed: "always",
    hint: "a template with roles, and a route that passes the token",
  },
  {
    name: "supabase",
    provider: "supabase-legacy",
    feature: "jwt-supabase",
    needed: "on request",
    hint: "the old way, deprecated; the example jwt-supabase needs no template",
  },
];

/** Every file of templates/jwt/: this room reads no files. */
export const knownProviders: readonly string[] = [
  "convex",
  "convex-template",
  "custom",
  "fauna",
  "firebase",
  "grafbase",
  "hasura",
  "instantdb",
  "neon",
  "nhost",
  "supabase",
  "supabase-legacy",
];
