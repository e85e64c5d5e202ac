// Does a cast make light of something that may be missing? Then the code does not compile without it.
import { ts } from "../../syntax.ts";
import type { Cast, ClaimRead } from "../claim-reads/claim-read.ts";
import type { DeclaredMember } from "./declared-members.ts";
import { isIndifferent } from "./is-indifferent.ts";
import { type Absent, stepInto, typeAtPath } from "./type-at-path.ts";

/** The path of what may be missing, or null. Sees more than there is where the code has narrowed it before. */
export function castHides(read: ClaimRead, cast: Cast, members: DeclaredMember[]): string[] | null {
  const { path, accesses } = read;
  const isSure = (length: number, node: ts.Node): boolean => {
    const claimed = admitted(cast.type, path.slice(cast.path.length, length));
    const absent = absentAt(path.slice(0, length), accesses.slice(0, length), members);
    return absent.every((one) => claimed.includes(one)) || isIndifferent(node);
  };
  const node = cast.type.parent;
  const inner = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node) ? node.expression : node;
  const isAsserted = ts.isNonNullExpression(inner);
  if (!isAsserted && !isSure(cast.path.length, node)) return cast.path;
  const last = accesses.at(-1);
  if (path.length === cast.path.length || !last) return null;
  return isSure(path.length, last) ? null : path;
}

function absentAt(path: string[], accesses: ts.Node[], members: DeclaredMember[]): Absent[] {
  // sessionClaims itself is null for who is signed out.
  if (path.length === 0) return ["null"];
  const declared = typeAtPath(members, path);
  return [
    ...(declared.kind === "typed" ? declared.absent : []),
    ...(accesses.some(isChained) ? ["undefined" as const] : []),
  ];
}

function admitted(cast: ts.TypeNode, path: string[]): Absent[] {
  const claimed = stepInto(cast, path, []);
  return claimed.kind === "typed" ? claimed.absent : [];
}

const isChained = (access: ts.Node) => ts.isOptionalChain(access);
