// Is an active organization part of how this app works? Feature and plan may be a user's own, and say nothing.
import type { Config, Json } from "../config.ts";
import { parseTemplate } from "./parse-template.ts";

/** What every instance has, whether or not it has organizations. */
const defaultRoles = ["org:admin", "org:member"];

export function usesOrganizations({ authorization, routes, sessionToken }: Config): boolean {
  const { roles, permissions } = authorization;
  return (
    permissions.length > 0 ||
    roles.some((role) => !defaultRoles.includes(role)) ||
    routes.rules.some(({ require }) => require && ("role" in require || "permission" in require)) ||
    Object.values(sessionToken.claims).some(readsOrganization)
  );
}

function readsOrganization(value: Json): boolean {
  if (value === null || typeof value !== "object")
    return typeof value === "string" && parseTemplate(value).some(namesOrganization);
  return Object.values(value).some(readsOrganization);
}

const namesOrganization = (part: ReturnType<typeof parseTemplate>[number]): boolean =>
  part.kind === "expression" &&
  part.operands.some((operand) => operand.kind === "shortcode" && /^org(_membership)?\./.test(operand.path));
