// clerk-sessions.json: what the app's owner wants, kept in the repo. One zod schema gives the types,
// the validation and the published JSON Schema.
import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { UsageError } from "./errors.ts";

export const configFile = "clerk-sessions.json";
export const schemaUrl = "https://unpkg.com/create-clerk-sessions/schema.json";

/** `/`, `/admin/users`, `/items/:id`, `/admin/:path*`: literal segments, one-segment parameters, and a subtree at the end. */
const pattern = z
  .string()
  .regex(
    /^\/(?:$|(?:[\w.~!@$&'+,;=-]+|:[A-Za-z_]\w*)(?:\/(?:[\w.~!@$&'+,;=-]+|:[A-Za-z_]\w*(?!\*)))*(?:\/:[A-Za-z_]\w*\*)?|:[A-Za-z_]\w*\*)$/,
    "must be a path such as /pricing, /items/:id or /admin/:path*",
  )
  .refine((value) => !/(^|\/)\.{1,2}(\/|$)/.test(value), "must not contain . or .. segments");

const role = z.string().regex(/^org:[a-z0-9_]+$/, "must look like org:admin");
const permission = z
  .string()
  .regex(/^org:[a-z0-9_]+:[a-z0-9_]+$/, "must look like org:feature:action, e.g. org:data:read")
  .refine((value) => !value.startsWith("org:sys_"), "system permissions never travel in the session token");
const slug = z.string().regex(/^(?:(?:user|org|u|o):)?[a-z0-9_-]+$/, "must be a slug such as pro or org:pro");

/** More than being signed in: exactly one of the four. */
const requirement = z.union([
  z.strictObject({ role }),
  z.strictObject({ permission }),
  z.strictObject({ feature: slug }),
  z.strictObject({ plan: slug }),
]);

const rule = z.strictObject({
  match: z.array(pattern).min(1),
  require: requirement.optional(),
  /** Answer to signed-out callers; unauthorised ones get 403 in the same form. */
  signedOut: z.enum(["401", "redirect"]).optional(),
});

const claimName = z
  .string()
  .regex(/^[A-Za-z_][\w./:-]{0,99}$/, "must start with a letter and hold only letters, digits and _ . / : -")
  .refine((value) => value !== "__proto__", "is not a usable claim name");

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Property names (a trailing `?` makes one optional) to TypeScript type expressions. */
const shape = z.record(
  z.string().regex(/^[A-Za-z_$][\w$]*\??$/, "must be a property name, optionally followed by ?"),
  z.string().min(1).max(2000),
);

const relativePath = z
  .string()
  .regex(/^(?!\/)(?![A-Za-z]:)[^\0\\]+$/, "must be a relative path with /")
  .refine((value) => !value.split("/").includes(".."), "must stay inside the project");

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  /** gate: only the gate checks. resource: a bare clerkMiddleware(), every resource checks. both: gate early, resource as the guarantee. */
  strategy: z.enum(["gate", "resource", "both"]).default("both"),
  routes: z
    .strictObject({
      public: z.array(pattern).default(["/"]),
      rules: z.array(rule).default([]),
      default: z.enum(["signed-in", "public"]).default("signed-in"),
    })
    .prefault({}),
  authorization: z
    .strictObject({ roles: z.array(role).default([]), permissions: z.array(permission).default([]) })
    .prefault({}),
  sessionToken: z.strictObject({ claims: z.record(claimName, json).default({}) }).prefault({}),
  metadata: z
    .strictObject({
      userPublic: shape.optional(),
      userUnsafe: shape.optional(),
      organizationPublic: shape.optional(),
    })
    .prefault({}),
  jwtTemplates: z
    .record(
      z.string().regex(/^[A-Za-z0-9][\w-]{0,63}$/, "must be a template name"),
      z.strictObject({ provider: z.string().regex(/^[a-z][a-z0-9-]*$/) }),
    )
    .default({}),
  typesFile: relativePath.regex(/\.d\.ts$/, "must end in .d.ts").optional(),
});

export type Config = z.infer<typeof configSchema>;
export type Rule = Config["routes"]["rules"][number];
export type Requirement = z.infer<typeof requirement>;

/** Validates a parsed clerk-sessions.json, or part of one: defaults are filled in. */
export function parseConfig(value: unknown, source: string = configFile): Config {
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (!issue) throw new UsageError(`${source} is not valid.`);
  throw new UsageError(`${source}: ${describe(issue)}`, `See ${schemaUrl} for every key.`);
}

/** The text of clerk-sessions.json for these choices. */
export function configText(config: Config): string {
  const { $schema: _, ...rest } = config;
  return `${JSON.stringify({ $schema: schemaUrl, ...rest }, null, 2)}\n`;
}

function describe(issue: z.core.$ZodIssue): string {
  const at = issue.path.length > 0 ? issue.path.map(String).join(".") : "the top level";
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const known = keysAt(issue.path);
    const near = known.length > 0 ? closest(key, known) : "";
    const suggestion = near && distance(near, key) <= 3 ? ` Did you mean "${near}"?` : "";
    return `unknown key ${JSON.stringify(key)} at ${at}.${suggestion}`;
  }
  return `${at}: ${issue.message}.`;
}

function keysAt(path: PropertyKey[]): string[] {
  let node: unknown = z.toJSONSchema(configSchema, { io: "input" });
  for (const step of path) {
    const schema = node as { properties?: Record<string, unknown>; items?: unknown };
    node = typeof step === "number" ? schema.items : schema.properties?.[String(step)];
  }
  return Object.keys((node as { properties?: object } | undefined)?.properties ?? {});
}
