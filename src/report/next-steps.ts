// What is left for the user after a run: what only a person, Clerk's Dashboard or the user's own keys can do.
// What follows a newline in a step is shown on lines of its own, to copy.
import type { Choices, Project, Receipt } from "../types.ts";

/** `environment`: the variables Clerk needs with their values, empty where only the user has one. */
export function nextSteps(
  project: Pick<Project, "envFiles" | "packageManager" | "read">,
  choices: Choices,
  receipt: Pick<Receipt, "packages" | "manual" | "created">,
  environment: Record<string, string>,
): string[] {
  const { sessionToken, authorization, jwtTemplates } = choices.config;
  const manager = project.packageManager.name;
  const byHand = [...new Set(receipt.manual.map(({ path }) => path))];
  const packages = receipt.packages.skipped.map(quoted).join(" ");
  const claims = Object.entries(sessionToken.claims);
  const permissions = authorization.permissions.join(", ");
  const templates = Object.keys(jwtTemplates).join(", ");
  const variables = missingVariables(project, choices, environment);
  const steps = [
    byHand.length > 0 &&
      `Change ${byHand.join(", ")} by hand, as shown above. Nothing is protected there until then.`,
    packages && `Install the packages:\n${manager} ${manager === "npm" ? "install" : "add"} ${packages}`,
    variables &&
      `Put these into .env.local. The two keys are on the API keys page of dashboard.clerk.com.\n${variables}`,
    hidesExample(project, receipt) &&
      "Your .gitignore leaves out .env.example. To share it, add the line:\n!.env.example",
    claims.length > 0 &&
      `In Clerk's Dashboard, Sessions, Customize session token:\n${JSON.stringify(sessionToken.claims, null, 2)}`,
    permissions &&
      `In Clerk's Dashboard, enable Organizations, and under Roles & permissions create ${permissions}.`,
    templates &&
      `In Clerk's Dashboard, JWT templates, create ${templates}; the claims are in jwt-templates/.`,
    `Start the app:\n${manager === "npm" ? "npm run dev" : `${manager} dev`}`,
    "To take everything back:\nnpx create-clerk-sessions undo",
  ];
  return steps.filter((step) => typeof step === "string" && step !== "") as string[];
}

/** Examples do not count: nothing reads them. */
function missingVariables(
  { envFiles }: Pick<Project, "envFiles">,
  { envLocal }: Choices,
  environment: Record<string, string>,
): string {
  const set = new Set(
    envFiles.filter(({ file }) => !/\.(example|sample|template)$/.test(file)).flatMap(({ keys }) => keys),
  );
  return Object.entries(environment)
    .filter(([name, value]) => !set.has(name) && !(envLocal && value !== ""))
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}

function hidesExample({ read }: Pick<Project, "read">, { created }: Pick<Receipt, "created">): boolean {
  const lines = (read(".gitignore") ?? "").split(/\r?\n/).map((line) => line.trim());
  return created.includes(".env.example") && lines.includes(".env*") && !lines.includes("!.env.example");
}

/** Shells read meaning into ^, ~, * and >. */
const quoted = (spec: string) => (/^[\w@./:-]+$/.test(spec) ? spec : `"${spec}"`);
