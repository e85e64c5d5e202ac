// What is left for the user after a run: what only Clerk's Dashboard or the user's own keys can do.
import type { Choices, Project, Receipt } from "../types.ts";

const keys = ["NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "CLERK_SECRET_KEY"];

export function nextSteps(
  project: Pick<Project, "envFiles" | "packageManager">,
  choices: Choices,
  receipt: Pick<Receipt, "packages">,
): string[] {
  const { config } = choices;
  const manager = project.packageManager.name;
  const own = project.envFiles.filter((one) => !/\.(example|sample|template)$/.test(one.file));
  const missing = keys.filter((key) => !own.some((file) => file.keys.includes(key)));
  const claims =
    Object.keys(config.sessionToken.claims).length > 0 ? claimsText(config.sessionToken.claims) : null;
  const permissions = config.authorization.permissions;
  const templates = Object.keys(config.jwtTemplates);
  const run = manager === "npm" ? "npm run dev" : `${manager} dev`;
  return [
    ...(receipt.packages.skipped.length > 0
      ? [
          `Install the packages: ${manager} ${manager === "npm" ? "install" : "add"} ${receipt.packages.skipped.map(quoted).join(" ")}`,
        ]
      : []),
    ...(missing.length > 0
      ? [
          `Put ${missing.join(" and ")} into .env.local; both are on the API keys page of dashboard.clerk.com.`,
        ]
      : []),
    ...(claims ? [`In Clerk's Dashboard, Sessions, Customize session token: ${claims}`] : []),
    ...(permissions.length > 0
      ? [`In Clerk's Dashboard, Organizations, Roles & permissions, create ${permissions.join(", ")}.`]
      : []),
    ...(templates.length > 0
      ? [
          `In Clerk's Dashboard, JWT templates, create ${templates.join(", ")}; the claims are in jwt-templates/.`,
        ]
      : []),
    `Start the app with ${run}. To take everything back: npx create-clerk-sessions undo`,
  ];
}

/** On one line, with spaces where it may wrap. */
const claimsText = (claims: object) => JSON.stringify(claims, null, 1).replace(/\n\s*/g, " ");

/** Shells read meaning into ^, ~, * and >. */
const quoted = (spec: string) => (/^[\w@./:-]+$/.test(spec) ? spec : `"${spec}"`);
