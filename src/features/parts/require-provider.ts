// The file of a provider that a feature is about: without it the package is broken.
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import { jwtProvider } from "../../templates.ts";

export function requireProvider(name: string): JwtProvider {
  const found = jwtProvider(name);
  if (!found) throw new Error(`templates/jwt/${name}.json is missing`);
  return found;
}
