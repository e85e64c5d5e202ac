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
      .flatMap((member) => literals(member, open))
      .filter((key) => {
        // Clerk's documentation writes '' for none.
        if (key === "") return false;
        const problem = valueProblem[name](key);
        if (problem)
          open.push({ name: `ClerkAuthorization.${name}`, type: key, reason: `"${key}" ${problem}` });
        return problem === null;
      });
  const [roles, permissions] = [keys("role"), keys("permission")];
  return { authorization: { roles: [...new Set(roles)], permissions: [...new Set(permissions)] }, open };
}

function literals({ name, type, text, tree }: DeclaredMember, open: TypesReading["open"]): string[] {
  const plain = type ? plainType(type, tree) : { problem: "it is no plain property" };
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
  return found;
}
