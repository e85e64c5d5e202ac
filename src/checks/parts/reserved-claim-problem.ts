// What does declaring a claim of Clerk's own break? Nothing where the type agrees with Clerk's.
import { ts } from "../../syntax.ts";
import type { Finding } from "../../types.ts";
import type { DeclaredMember } from "./declared-members.ts";

type Problem = Pick<Finding, "severity" | "message" | "advice">;
type Kind = "text" | "a number" | "an object" | "a list" | "a boolean";

const kinds: Record<string, Kind> = {
  sub: "text",
  sid: "text",
  iss: "text",
  azp: "text",
  jti: "text",
  sts: "text",
  fea: "text",
  pla: "text",
  exp: "a number",
  iat: "a number",
  nbf: "a number",
  act: "an object",
  o: "an object",
  fva: "a list",
};

const firstVersion = ["org_id", "org_slug", "org_role", "org_permissions"];

export function reservedClaimProblem(member: DeclaredMember): Problem | null {
  const { name, type } = member;
  if (name === "v") return versionProblem(member);
  if (firstVersion.includes(name)) return firstVersionProblem(member);
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  const declared = kind === undefined ? [] : unionParts(type).map(kindOf);
  // One part that agrees, or that cannot be told from here, is enough.
  if (kind === undefined || declared.length === 0 || declared.some((one) => one === kind || one === null))
    return null;
  return {
    severity: "error",
    message: `${name} is Clerk's own claim and ${kind}; declared as \`${shown(type)}\` it fits nothing, and code that reads it goes wrong.`,
    advice: `Remove it: Clerk's types have ${name} already. A claim of your own needs another name.`,
  };
}

/** `v: 2` is useful: it says that all tokens are of version 2, and `o` and `fea` are typed without a test. */
function versionProblem({ optional, type }: DeclaredMember): Problem | null {
  const fits = unionParts(type).some(
    (part) => part.getText() === "2" || kindOf(part) === null || part.kind === ts.SyntaxKind.NumberKeyword,
  );
  if (fits) return null;
  const broken = optional
    ? "tokens of version 2 have no type any more: v, o and fea are lost"
    : "no token has that version: every claim becomes never";
  return {
    severity: "error",
    message: `v is the version of Clerk's token, 2 today; with \`${shown(type)}\` ${broken}.`,
    advice: "Remove it, or declare v: 2.",
  };
}

function firstVersionProblem({ name, optional }: DeclaredMember): Problem {
  const advice = "Remove it, and take the organization from auth(): orgId, orgRole, orgSlug, orgPermissions.";
  return optional
    ? {
        severity: "warning",
        message: `${name} is only in tokens of version 1; those of version 2 never hold it.`,
        advice,
      }
    : {
        severity: "error",
        message: `${name} is only in tokens of version 1; declared as required it takes version 2 out of the types: v, o and fea become unknown.`,
        advice,
      };
}

function unionParts(type: ts.TypeNode): ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(type)) return unionParts(type.type);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(unionParts);
  const isMissing = type.kind === ts.SyntaxKind.UndefinedKeyword || type.getText() === "null";
  return isMissing ? [] : [type];
}

/** Null for what cannot be told without the compiler. */
function kindOf(type: ts.TypeNode): Kind | null {
  if (ts.isLiteralTypeNode(type)) {
    if (ts.isStringLiteralLike(type.literal)) return "text";
    return ts.isNumericLiteral(type.literal) || ts.isPrefixUnaryExpression(type.literal)
      ? "a number"
      : "a boolean";
  }
  if (ts.isTypeLiteralNode(type)) return "an object";
  if (ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)) return "a list";
  const keywords: Partial<Record<ts.SyntaxKind, Kind>> = {
    [ts.SyntaxKind.StringKeyword]: "text",
    [ts.SyntaxKind.NumberKeyword]: "a number",
    [ts.SyntaxKind.BooleanKeyword]: "a boolean",
    [ts.SyntaxKind.TemplateLiteralType]: "text",
  };
  return keywords[type.kind] ?? null;
}

const shown = (type: ts.TypeNode) => type.getText().replace(/\s+/g, " ");
