// Where does the app read session claims? Follows imports, names and calls from Clerk's own functions on; what cannot be
// followed is left out, so every place in the list is one.
import { lineOf, type SourceFile, ts } from "../../syntax.ts";
import type { Project } from "../../types.ts";
import type { Cast, ClaimRead } from "./claim-read.ts";
import { constantKey } from "./constant-key.ts";
import { makeTracer } from "./make-tracer.ts";
import { passedValues } from "./passed-values.ts";
import { propertyValue } from "./property-value.ts";
import { relevantFiles } from "./relevant-files.ts";
import type { Tracer } from "./tracer.ts";
import type { Claims, Value } from "./value.ts";

export function findClaimReads(
  project: Pick<Project, "sources" | "read" | "parse" | "resolve">,
): ClaimRead[] {
  const trees = new Map<string, SourceFile | null>();
  const tree = (path: string): SourceFile | null => {
    const cached = trees.get(path);
    if (cached !== undefined) return cached;
    const parsed = project.parse(path);
    trees.set(path, parsed);
    return parsed;
  };
  const files = relevantFiles(project);
  const passed = passedValues(makeTracer(project, tree), files);
  const tracer = makeTracer(project, tree, passed);
  const called = [...passed.keys()].map((parameter) => parameter.getSourceFile().fileName);

  const accesses = new Map<ts.Node, Claims>();
  const casts = new Map<ts.Node, Cast>();
  const visit = (node: ts.Node): void => {
    const value = isRead(node) ? tracer.value(node) : askedFor(node, tracer);
    if (value?.kind === "claims" && value.node) {
      if (value.node === node) accesses.set(node, value);
      // The outermost cast is the one that counts.
      else if (value.cast && !casts.has(value.node)) casts.set(value.node, value.cast);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of new Set([...files, ...called])) {
    const source = tree(file);
    if (source) visit(source);
  }

  // On the way to something deeper nothing is read for its own sake.
  const passedThrough = new Set<ts.Node>();
  for (const value of accesses.values()) {
    for (let on = value.from; on?.node; on = on.from) passedThrough.add(on.node);
  }
  const reads = [...accesses]
    .filter(([node]) => !passedThrough.has(node) && !isWritten(node))
    .map(([node, value]) => ({
      ...place(node),
      path: value.path,
      accesses: accessesOf(value),
      cast: casts.get(node) ?? value.cast,
    }));
  return withoutTests(reads).sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function accessesOf({ from, node }: Claims): ts.Node[] {
  return [...(from ? accessesOf(from) : []), ...(node ? [node] : [])];
}

function isRead(node: ts.Node): boolean {
  if (ts.isBindingElement(node)) return true;
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return true;
  return ts.isAsExpression(node) || ts.isTypeAssertionExpression(node);
}

/** `"plan" in claims` */
function askedFor(node: ts.Node, tracer: Tracer): Value | null {
  const isIn = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword;
  const name = isIn ? constantKey(node.left) : null;
  const object = isIn && name !== null ? tracer.value(node.right) : null;
  return object?.kind === "claims" && name !== null ? propertyValue(object, name, node, tracer) : null;
}

/** The line of the name: a chain may run over several. */
function place(node: ts.Node): Pick<ClaimRead, "file" | "line"> {
  const tree = node.getSourceFile();
  const name = ts.isPropertyAccessExpression(node)
    ? node.name
    : ts.isElementAccessExpression(node)
      ? node.argumentExpression
      : node;
  return { file: tree.fileName, line: lineOf(tree, name) };
}

function isWritten(node: ts.Node): boolean {
  const { parent } = node;
  const isAssignment =
    ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment && parent.left === node;
}

/** `claims.metadata && claims.metadata.role` reads one thing. */
function withoutTests(reads: ClaimRead[]): ClaimRead[] {
  return reads.filter((read, at) =>
    reads.every((other, otherAt) => {
      const isElsewhere = other.file !== read.file || other.line !== read.line;
      if (other === read || isElsewhere || (read.cast && !other.cast)) return true;
      const isBeginning = read.path.every((step, index) => other.path[index] === step);
      return !isBeginning || (other.path.length === read.path.length && at < otherAt);
    }),
  );
}
