// Which roles and permissions does ClerkAuthorization name?

import { parseTypeExpression } from "../../../claims/type-expression.ts";
import { unionParts } from "../../../claims/union-parts.ts";
import { valueProblem } from "../../../config/value-problem.ts";
import { ts } from "../../../syntax.ts";
import type { TypesReading } from "../read-types.ts";
import type { DeclaredMember } from "./declared-members.ts";
import { plainType } from "./plain-type.ts";

export function readAuthorization(members: DeclaredMember[]): Pick<TypesReading, "authorization" | "open"> {
  const open: TypesReading["open"] = [];
  const keys = (name: "role" | "permission"): string[] =>
    members
      .filter((member) => member.name === name)
      .flatMap((member) => {
        // Clerk's documentation writes '' for none.
        const found = literals(member, open).filter((key) => key !== "");
        const strange = found.find((key) => valueProblem[name](key) !== null);
        if (strange === undefined) return found;
        // Half a list would rule out the other half.
        const reason = `"${strange}" ${valueProblem[name](strange)}`;
        open.push({ name: `ClerkAuthorization.${name}`, type: member.text, reason });
        return [];
      });
  const [roles, permissions] = [keys("role"), keys("permission")];
  return { authorization: { roles: [...new Set(roles)], permissions: [...new Set(permissions)] }, open };
}

function literals(member: DeclaredMember, open: TypesReading["open"]): string[] {
  const { name, type, text } = member;
  const plain = type ? plainType(type, member) : { problem: "it is no plain property" };
  const parsed = "text" in plain ? parseTypeExpression(plain.text) : plain;
  const parts = "node" in parsed ? unionParts(parsed.node) : [];
  const found = parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : [],
  );
  const isNever = parts.length === 1 && parts[0]?.kind === ts.SyntaxKind.NeverKeyword;
  if (found.length < parts.length && !isNever) {
    open.push({ name: `ClerkAuthorization.${name}`, type: text, reason: "it is no list of texts" });
  } else if ("problem" in parsed) {
    open.push({ name: `ClerkAuthorization.${name}`, type: text, reason: parsed.problem });
  }
  return found.length < parts.length ? [] : found;
}
