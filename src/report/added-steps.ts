// What is left for the user after one addition?
import { type Config, parseConfig } from "../config.ts";
import type { Project, Receipt } from "../types.ts";
import { nextSteps } from "./next-steps.ts";

interface Added {
  id: string;
  authorization: Config["authorization"];
  claims: Config["sessionToken"]["claims"];
  jwtTemplates?: Config["jwtTemplates"];
}

export function addedSteps(
  project: Pick<Project, "envFiles" | "packageManager" | "read">,
  { id, authorization, claims, jwtTemplates }: Added,
  receipt: Pick<Receipt, "packages" | "manual" | "created">,
): string[] {
  const config = parseConfig({
    authorization,
    sessionToken: { claims },
    jwtTemplates: jwtTemplates ?? {},
  });
  const roles = authorization.roles.filter((role) => !["org:admin", "org:member"].includes(role));
  const guide = receipt.created.find((path) => /^jwt-templates\/.*\.md$/.test(path));
  const steps = [
    guide && `Follow ${guide}: it has the steps in Clerk, at the service and in the app.`,
    ["route-handler", "server-action"].includes(id) &&
      "Put your database where the new code says so. Until then it answers with what it was given.",
    roles.length > 0 && `In Clerk's Dashboard, under Roles & permissions, create ${roles.join(", ")}.`,
    ...nextSteps(project, { config, features: [id], envLocal: false }, receipt, {}),
  ];
  return steps.filter((step) => typeof step === "string");
}
