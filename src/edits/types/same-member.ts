// Does a declared member say what is configured?
import { type SourceFile, ts } from "../../syntax.ts";
import type { Member } from "./interface.ts";
import { isBeyondConfig, listParts } from "./is-beyond-config.ts";
import type { NamedMember } from "./named-members.ts";
import { sameType } from "./same-type.ts";

export interface Comparison {
  tree: SourceFile;
  /** The interface that holds the member. */
  of: string;
  /** See sameType. */
  open: ReadonlySet<string>;
}

export function sameMember(wanted: Member, there: NamedMember, { tree, of, open }: Comparison): boolean {
  if (!ts.isPropertySignature(there.node)) return false;
  const type = there.node.type?.getText(tree) ?? "any";
  const optional = there.node.questionToken !== undefined;
  const isFree = mayBeRequired(of);
  // What is ours says exactly what is configured; an owner may know more than the configuration.
  if (there.mark) return (isFree || optional === wanted.optional) && sameType(wanted.type, type);
  if (wanted.filler) return !optional;
  // An owner's list may hold more than what can be configured, as long as it holds that.
  if (isBeyondConfig(there, of) && there.node.type) {
    const list = listParts(there.node.type).map((part) => `(${part.getText(tree)})`);
    return !optional && sameType([wanted.type, ...list].join(" | "), list.join(" | "));
  }
  const asProperty = (text: string, mayMiss: boolean) => `{ it${mayMiss || isFree ? "?" : ""}: ${text} }`;
  return sameType(asProperty(wanted.type, wanted.optional), asProperty(type, optional), open);
}

/** Whether a claim may be missing is its owner's choice: Clerk sends it in every token made since it was configured. */
export const mayBeRequired = (of: string) => of === "CustomJwtSessionClaims";
