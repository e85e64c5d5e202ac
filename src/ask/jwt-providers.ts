// Which services can have a JWT template, and what comes with it?

export interface JwtProvider {
  /** As typed behind `--jwt-template`; also the template's name in Clerk. */
  name: string;
  /** The file below templates/jwt/. */
  provider: string;
  /** The feature that uses the template. */
  feature: string;
  /** Whether the feature is nothing without the template. */
  needed: "always" | "on request";
  label: string;
  hint: string;
}

export const jwtProviders: readonly JwtProvider[] = [
  {
    name: "hasura",
    provider: "hasura",
    feature: "jwt-hasura",
    needed: "always",
    label: "Hasura",
    hint: "a template with roles, and a route that passes the token",
  },
  {
    name: "supabase",
    provider: "supabase-legacy",
    feature: "jwt-supabase",
    needed: "on request",
    label: "Supabase, the old way",
    hint: "deprecated; the example jwt-supabase needs no template",
  },
];
