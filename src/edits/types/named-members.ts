// Which members of an interface have a name, and which of them are ours?
import { type SourceFile, ts } from "../../syntax.ts";
import { markOf } from "./mark.ts";

export interface NamedMember {
  name: string;
  node: ts.TypeElement;
  /** Our comment; null when the member is its owner's. */
  mark: ts.CommentRange | null;
}

/** Index signatures and computed names are left out. */
export function namedMembers(declaration: ts.InterfaceDeclaration, tree: SourceFile): NamedMember[] {
  return declaration.members.flatMap((node) => {
    const isNamed = node.name && ts.isPropertyName(node.name);
    if (!isNamed || ts.isComputedPropertyName(node.name) || ts.isPrivateIdentifier(node.name)) return [];
    return [{ name: node.name.text, node, mark: markOf(node, tree) }];
  });
}
