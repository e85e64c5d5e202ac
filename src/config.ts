// clerk-sessions.json: what the app's owner wants, kept in the repo. One zod schema gives the types,
// the validation and the published JSON Schema.
import { z } from "zod";
import { type MetadataKey, metadataKeys } from "./claims/global-interfaces.ts";
import { typeProblem } from "./claims/type-problem.ts";
import { describeIssue } from "./config/describe-issue.ts";
import { jsonText } from "./config/json-text.ts";
import { readJson } from "./config/read-json.ts";
import { valueProblem } from "./config/value-problem.ts";
import { UsageError } from "./errors.ts";
import type { CodeStyle } from "./types.ts";

export const configFile = "clerk-sessions.json";
export const schemaUrl = "https://unpkg.com/create-clerk-sessions/schema.json";

/** A string that one of the readable checks accepts; `hint` is what editors show from the JSON Schema. */
function checked(check: (value: string) => string | null, hint: { description: string; examples: string[] }) {
  return z
    .string()
    .superRefine((value, context) => {
      const problem = check(value);
      if (problem) context.addIssue({ code: "custom", message: problem, input: value });
    })
    .meta(hint);
}

const pattern = checked(valueProblem.pattern, {
  description: "A path; :name is one segment, a final :path* the whole subtree with its root.",
  examples: ["/pricing", "/items/:id", "/admin/:path*"],
});
const role = checked(valueProblem.role, { description: "A role's key.", examples: ["org:admin"] });
const permission = checked(valueProblem.permission, {
  description: "A custom permission's key, org:feature:action.",
  examples: ["org:data:read"],
});
const slug = checked(valueProblem.slug, {
  description: "Slug of a billing feature or plan.",
  examples: ["pro"],
});

/** More than being signed in: exactly one of the four. */
const requirement = z
  .union([
    z.strictObject({ role }),
    z.strictObject({ permission }),
    z.strictObject({ feature: slug }),
    z.strictObject({ plan: slug }),
  ])
  .meta({ description: "What a caller must have beyond being signed in: one of the four." });

const rule = z.strictObject({
  match: z.array(pattern).min(1),
  require: requirement.optional(),
  signedOut: z
    .enum(["401", "redirect"])
    .meta({ description: "Answer to signed-out callers; unauthorised ones get 403 in the same form." })
    .optional(),
});

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const json: z.ZodType<Json> = z.lazy(() =>
  z.union([
    checked(valueProblem.text, { description: "A literal or a template.", examples: ["{{user.id}}"] }),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(json),
    z.record(z.string(), json),
  ]),
);

const claimName = checked(valueProblem.claimName, { description: "A claim's name.", examples: ["email"] });

/** Property names (a trailing `?` makes one optional) to TypeScript type expressions. */
const shape = z.record(
  checked(valueProblem.property, { description: "A property, optional with ?.", examples: ["plan?"] }),
  checked(metadataTypeProblem, { description: "A TypeScript type.", examples: ["'free' | 'pro'"] }),
);

const metadataShapes = Object.fromEntries(metadataKeys.map((key) => [key, shape.optional()])) as Record<
  MetadataKey,
  z.ZodOptional<typeof shape>
>;

const typesFile = checked(
  (value) => valueProblem.relativePath(value) ?? (value.endsWith(".d.ts") ? null : "must end in .d.ts"),
  { description: "Where the types of claims, roles and permissions go.", examples: ["types/clerk.d.ts"] },
);

const templateName = checked(
  (value) =>
    /^[A-Za-z0-9][\w-]{0,63}$/.test(value) ? null : "must be a template name of letters, digits, - and _",
  { description: "Name of a JWT template in Clerk.", examples: ["hasura"] },
);

const provider = checked(
  (value) => (/^[a-z][a-z0-9-]*$/.test(value) ? null : "must be a provider such as hasura"),
  { description: "A JWT provider of the catalogue.", examples: ["hasura"] },
);

const jwtTemplate = z.strictObject({
  provider,
  claims: z
    .record(claimName, json)
    .meta({ description: "Replaces the claims that the provider's own template has." })
    .optional(),
  lifetime: z.int().min(30).max(315_360_000).meta({ description: "Seconds a token lives." }).optional(),
});

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  strategy: z
    .enum(["gate", "resource", "both"])
    .meta({
      description:
        "gate: only the gate checks. resource: a bare clerkMiddleware(), every resource checks. both: the gate early, the resource as the guarantee.",
    })
    .default("both"),
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
  metadata: z.strictObject(metadataShapes).prefault({}),
  jwtTemplates: z.record(templateName, jwtTemplate).default({}),
  typesFile: typesFile.optional(),
});

export type Config = z.infer<typeof configSchema>;
export type Rule = Config["routes"]["rules"][number];
export type Requirement = z.infer<typeof requirement>;

/** Validates a parsed clerk-sessions.json, or part of one: defaults are filled in. */
export function parseConfig(value: unknown, source: string = configFile): Config {
  return validate(value, () => source);
}

/** The app's own clerk-sessions.json, or null when it has none. */
export function loadConfig(read: (path: string) => string | null): Config | null {
  const text = read(configFile);
  if (text === null) return null;
  const file = readJson(configFile, text);
  return validate(file.value, (path) => `${configFile}:${file.lineOf(path)}`);
}

/** The text of a new clerk-sessions.json for these choices. */
export function configText(config: Config, style?: Pick<CodeStyle, "indent" | "newline">): string {
  const { $schema: _, ...rest } = config;
  // Through JSON, so that keys without a value are gone.
  const value = JSON.parse(JSON.stringify({ $schema: schemaUrl, ...rest })) as Json;
  const text = `${jsonText(value, style?.indent ?? "  ")}\n`;
  return style?.newline === "\r\n" ? text.replaceAll("\n", "\r\n") : text;
}

/** The published JSON Schema, for editors. */
export function jsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(configSchema, { io: "input", target: "draft-7" });
  return { $schema, $id: schemaUrl, title: configFile, ...rest };
}

function validate(value: unknown, sourceAt: (path: PropertyKey[]) => string): Config {
  if (isDeeperThan(maxDepth, value)) {
    throw new UsageError(`${sourceAt([])}: values must not be nested more than ${maxDepth} deep.`);
  }
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const { path, message } = issue
    ? describeIssue(issue, value, jsonSchema())
    : { path: [], message: "is not valid" };
  throw new UsageError(
    `${sourceAt(path)}: ${message}${message.endsWith("?") ? "" : "."}`,
    `Every key is described in ${schemaUrl}.`,
  );
}

const maxDepth = 40;

function isDeeperThan(limit: number, value: unknown): boolean {
  if (value === null || typeof value !== "object") return false;
  return limit === 0 || Object.values(value).some((item) => isDeeperThan(limit - 1, item));
}

function metadataTypeProblem(value: string): string | null {
  if (value.length > 2000) return "must be at most 2000 characters";
  return valueProblem.text(value) ?? typeProblem(value);
}
