// Tokens for an outside service: `add jwt-template <provider>`.
import { closest, distance } from "fastest-levenshtein";
import { checkClaims } from "../../claims/check-claims.ts";
import type { JwtProvider } from "../../claims/jwt-provider.ts";
import { type Config, configFile, loadConfig, parseConfig } from "../../config.ts";
import { UsageError } from "../../errors.ts";
import { jwtProvider, jwtProviders } from "../../templates.ts";
import type { Feature } from "../feature.ts";
import { jwtTemplateFile, type TemplateEntry } from "../parts/jwt-template-file.ts";
import { clientCode, serverCode, type TokenSource } from "../parts/provider-code.ts";
import { providerEnv } from "../parts/provider-env.ts";
import { providerGuide } from "../parts/provider-guide.ts";
import { providerPackages } from "../parts/provider-packages.ts";
import { providerSetupFiles } from "../parts/provider-setup-files.ts";
import { supabaseClient } from "../parts/supabase-client.ts";

/** `claims`: next to the provider's own, or in place of the one of that name. */
export interface AddedJwtTemplate extends TemplateEntry {
  /** Name of a file in templates/jwt/. */
  provider: string;
  /** The template's name in Clerk; left out, the name that people give it. */
  name?: string | undefined;
  /** "deprecated": also set up what Clerk or the service has given up. */
  force?: "deprecated" | undefined;
}

/** @throws UsageError when there is no such provider, or when name, claims or lifetime could not stand in clerk-sessions.json */
export function addedJwtTemplate(options: AddedJwtTemplate): Feature {
  const provider = knownProvider(options.provider);
  const id = options.provider;
  const name = provider.token === "template" ? (options.name ?? usualName(id, provider)) : null;
  const jwtTemplates = name === null ? {} : validEntries(name, options, provider);
  const entry = name === null ? undefined : jwtTemplates[name];
  const source: TokenSource = { id, provider, template: name };
  const claims = entry?.claims ?? provider.claims;
  return {
    id: "jwt-template",
    title: `Tokens for ${provider.label}`,
    kind: "example",
    unavailable: (project) =>
      statusProblem(options, provider) ??
      optionProblem(options, provider) ??
      claimsProblem(entry) ??
      conflict(loadConfig(project.read), provider, jwtTemplates),
    async edits(project) {
      return [
        ...(name === null ? [] : [jwtTemplateFile(project, name, provider, entry ?? {})]),
        ...(id.startsWith("supabase") ? [await supabaseClient(project, name)] : []),
        ...(await serverCode(project, source)),
        ...(await clientCode(project, source)),
        ...(await providerSetupFiles(project, provider)),
        ...providerEnv(project, provider),
        providerGuide(project, source, claims),
      ];
    },
    packages: (project) => providerPackages(project, provider),
    routes: () => [],
    authorization: { roles: [], permissions: [] },
    claims: provider.token === "session" ? texts(provider.claims) : {},
    jwtTemplates,
  };
}

function knownProvider(name: string): JwtProvider {
  const found = jwtProvider(name);
  if (found) return found;
  const names = jwtProviders();
  const near = closest(name, names);
  const guess = distance(name, near) <= 2 ? ` Did you mean ${near}?` : "";
  throw new UsageError(
    `There is no JWT provider ${JSON.stringify(name)}.${guess}`,
    `There are ${names.join(", ")}.`,
  );
}

/** `supabase-legacy` is called supabase in Clerk. */
const usualName = (id: string, { templateName }: JwtProvider) => templateName ?? id.replace(/-legacy$/, "");

/**
 * The rules for names, claims and lifetimes are those of clerk-sessions.json. Claims there are the whole template's:
 * those that the service needs stay, unless one is named.
 */
function validEntries(
  name: string,
  { provider, claims, lifetime }: AddedJwtTemplate,
  { claims: needed }: JwtProvider,
): Config["jwtTemplates"] {
  const entry = {
    provider,
    ...(claims && { claims: { ...needed, ...claims } }),
    ...(lifetime !== undefined && { lifetime }),
  };
  return parseConfig({ jwtTemplates: { [name]: entry } }, "This JWT template").jwtTemplates;
}

function statusProblem({ force }: AddedJwtTemplate, { status, reason }: JwtProvider): string | null {
  return status === "deprecated" && force !== "deprecated"
    ? `${reason} With --force it is set up all the same.`
    : null;
}

function optionProblem({ name, claims, lifetime }: AddedJwtTemplate, provider: JwtProvider): string | null {
  const { label, token, templateName } = provider;
  if (token === "template") {
    return templateName !== null && name !== undefined && name !== templateName
      ? `${label} asks for a template of the name ${templateName}, and for no other.`
      : null;
  }
  const asked =
    name !== undefined ? "a name" : claims ? "claims" : lifetime !== undefined ? "a lifetime" : null;
  if (asked === null) return null;
  return token === "session"
    ? `${label} takes the session token: there is no template that could have ${asked} of its own.`
    : `Clerk's integration makes the tokens for ${label}: there is no template that could have ${asked} of its own.`;
}

function claimsProblem(entry: TemplateEntry | undefined): string | null {
  const error = checkClaims(entry?.claims ?? {}, "jwt-template").find(({ severity }) => severity === "error");
  return error ? `Claim ${error.path}: ${error.message}` : null;
}

/** What clerk-sessions.json says already is not overwritten, nor left to break the new code in silence. */
function conflict(
  config: Config | null,
  { label, token, claims }: JwtProvider,
  wanted: Config["jwtTemplates"],
): string | null {
  if (!config) return null;
  for (const [name, entry] of Object.entries(wanted)) {
    const kept = Object.hasOwn(config.jwtTemplates, name) ? config.jwtTemplates[name] : undefined;
    if (kept && kept.provider !== entry.provider) {
      return `${configFile} has a JWT template ${name} for ${kept.provider} already; choose another name with --name.`;
    }
    if (kept && (!same(kept.claims, entry.claims) || !same(kept.lifetime, entry.lifetime))) {
      return `${configFile} says something else of the JWT template ${name} already: change it there, then run generate-types.`;
    }
  }
  if (token !== "session") return null;
  const own = config.sessionToken.claims;
  const taken = Object.keys(claims).find(
    (name) => Object.hasOwn(own, name) && !same(own[name], claims[name]),
  );
  return taken === undefined
    ? null
    : `${label} needs the session token's claim ${taken} to be ${JSON.stringify(claims[taken])}, but ${configFile} has ${JSON.stringify(own[taken])}. Give yours another name first.`;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const texts = (claims: JwtProvider["claims"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
