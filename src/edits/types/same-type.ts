// Do two types say the same? Quotes, spaces, separators, parentheses and the order of a union do not matter.
import { ts } from "../../syntax.ts";
import { objectProperties, type Property } from "./object-properties.ts";
import { parsedType } from "./parsed-type.ts";
import { spelling } from "./spelling.ts";

type Open = ReadonlySet<string>;

/** @param open names that any declared type satisfies: `unknown`, and interfaces whose shape nobody has configured */
export function sameType(wanted: string, declared: string, open: Open = new Set()): boolean {
  const [one, other] = [parsedType(wanted), parsedType(declared)];
  return one !== null && other !== null && same(one, other, open);
}

function same(one: ts.TypeNode, other: ts.TypeNode, open: Open): boolean {
  return sameUnion(parts(one), parts(other), open);
}

function sameUnion(ours: ts.TypeNode[], theirs: ts.TypeNode[], open: Open): boolean {
  const [only] = ours;
  if (only && ours.length === 1 && isOpen(only, open)) return true;
  const fits = (our: ts.TypeNode, their: ts.TypeNode) => isOpen(our, open) || samePart(our, their, open);
  return (
    ours.every((our) => theirs.some((their) => fits(our, their))) &&
    theirs.every((their) => ours.some((our) => fits(our, their)))
  );
}

function isOpen(node: ts.TypeNode, open: Open): boolean {
  return open.has(ts.isTypeReferenceNode(node) ? node.typeName.getText() : node.getText());
}

/** The members of a union; `never` has none. */
function parts(node: ts.TypeNode): ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(node)) return parts(node.type);
  if (node.kind === ts.SyntaxKind.NeverKeyword) return [];
  return ts.isUnionTypeNode(node) ? node.types.flatMap(parts) : [node];
}

function samePart(one: ts.TypeNode, other: ts.TypeNode, open: Open): boolean {
  const [item, otherItem] = [arrayItem(one), arrayItem(other)];
  if (item && otherItem) return same(item, otherItem, open);
  const [ours, theirs] = [objectProperties(one), objectProperties(other)];
  if (ours && theirs) return sameProperties(ours, theirs, open);
  if (ts.isTypeReferenceNode(one) && ts.isTypeReferenceNode(other)) {
    const [these, those] = [one.typeArguments ?? [], other.typeArguments ?? []];
    const isSame = (argument: ts.TypeNode, at: number) => {
      const there = those[at];
      return there !== undefined && same(argument, there, open);
    };
    const sameName = one.typeName.getText() === other.typeName.getText();
    return sameName && these.length === those.length && these.every(isSame);
  }
  return spelling(one) === spelling(other);
}

/** `T` of `T[]` and of `Array<T>`. */
function arrayItem(node: ts.TypeNode): ts.TypeNode | null {
  if (ts.isArrayTypeNode(node)) return node.elementType;
  const isArray = ts.isTypeReferenceNode(node) && node.typeName.getText() === "Array";
  return isArray ? (node.typeArguments?.[0] ?? null) : null;
}

function sameProperties(ours: Map<string, Property>, theirs: Map<string, Property>, open: Open): boolean {
  const isAnything = ({ type }: Property) => parts(type).some((part) => isOpen(part, open));
  const index = ours.get("[string]");
  if (ours.size === 1 && index && isAnything(index)) return true;
  return (
    ours.size === theirs.size &&
    [...ours].every(([name, our]) => {
      const their = theirs.get(name);
      if (!their) return false;
      if (isAnything(our) && parts(our.type).length === 1) return true;
      const [here, there] = [present(our.type), present(their.type)];
      return mayMiss(our) === mayMiss(their) && sameUnion(here, there, open);
    })
  );
}

const isUndefined = ({ kind }: ts.TypeNode) => kind === ts.SyntaxKind.UndefinedKeyword;
const present = (type: ts.TypeNode) => parts(type).filter((part) => !isUndefined(part));
/** `plan?: string` and `plan: string | undefined` read alike. */
const mayMiss = ({ optional, type }: Property) => optional || parts(type).some(isUndefined);
