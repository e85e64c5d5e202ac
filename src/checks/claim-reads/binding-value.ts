// What is the value of a name, given its declaration?
import { type SourceFile, ts } from "../../syntax.ts";
import { annotationValue } from "./annotation-value.ts";
import { moduleValue } from "./call-value.ts";
import { declarationOf } from "./declaration-of.ts";
import { propertyValue } from "./property-value.ts";
import { shapeValue } from "./shape-value.ts";
import type { Tracer } from "./tracer.ts";
import type { Value } from "./value.ts";

export function bindingValue(node: ts.Node, tracer: Tracer): Value | null {
  if (ts.isVariableDeclaration(node) || ts.isParameter(node)) {
    const given = ts.isParameter(node) ? tracer.passed.get(node) : variableValue(node, tracer);
    return annotationValue(node.type) ?? given ?? shapeValue(node.type);
  }
  if (ts.isBindingElement(node)) return elementValue(node, tracer);
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) return { kind: "function", node };
  const statement = importAround(node);
  if (!statement || !ts.isStringLiteral(statement.moduleSpecifier)) return null;
  const module = moduleValue(node.getSourceFile().fileName, statement.moduleSpecifier.text, tracer);
  if (!module || ts.isNamespaceImport(node)) return module;
  const name = ts.isImportSpecifier(node) ? (node.propertyName ?? node.name).text : "default";
  return propertyValue(module, name, node, tracer);
}

/** What may be assigned again counts when all that is assigned to it is of one kind. */
function variableValue(node: ts.VariableDeclaration, tracer: Tracer): Value | null {
  const isConst = ts.isVariableDeclarationList(node.parent) && (node.parent.flags & ts.NodeFlags.Const) !== 0;
  if (isConst) return node.initializer ? tracer.value(node.initializer) : null;
  const assigned = assignments(node.getSourceFile()).get(node) ?? [];
  const values = [
    ...(node.initializer && !isNothing(node.initializer) ? [tracer.value(node.initializer)] : []),
    ...assigned
      .filter(({ from }) => !isNothing(from))
      .map(({ from, property, node: at }) => {
        const value = tracer.value(from);
        return value && property !== null ? propertyValue(value, property, at, tracer) : value;
      }),
  ];
  const [first = null] = values;
  return values.every((value) => value?.kind === first?.kind) ? first : null;
}

function elementValue(element: ts.BindingElement, tracer: Tracer): Value | null {
  const pattern = element.parent;
  const source = ts.isBindingElement(pattern.parent)
    ? elementValue(pattern.parent, tracer)
    : bindingValue(pattern.parent, tracer);
  if (!source) return null;
  if (ts.isArrayBindingPattern(pattern)) {
    const item = source.kind === "list" ? source.items[pattern.elements.indexOf(element)] : undefined;
    return item && !element.dotDotDotToken ? tracer.value(item) : null;
  }
  if (element.dotDotDotToken) return source;
  const key = element.propertyName ?? element.name;
  const isName = ts.isIdentifier(key) || ts.isStringLiteral(key);
  return isName ? propertyValue(source, key.text, element, tracer) : null;
}

interface Assignment {
  from: ts.Expression;
  /** `({ sessionClaims } = await auth())` */
  property: string | null;
  node: ts.Node;
}

const known = new WeakMap<SourceFile, Map<ts.Node, Assignment[]>>();

function assignments(tree: SourceFile): Map<ts.Node, Assignment[]> {
  const cached = known.get(tree);
  if (cached) return cached;
  const found = new Map<ts.Node, Assignment[]>();
  const add = (target: ts.Node, from: ts.Expression, property: string | null, node: ts.Node): void => {
    const declaration = ts.isIdentifier(target) ? declarationOf(target) : null;
    if (declaration) found.set(declaration, [...(found.get(declaration) ?? []), { from, property, node }]);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) {
      add(node.left, node.right, null, node);
      if (ts.isObjectLiteralExpression(node.left)) {
        for (const property of node.left.properties) {
          if (ts.isShorthandPropertyAssignment(property))
            add(property.name, node.right, property.name.text, property);
          else if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)) {
            add(property.initializer, node.right, property.name.text, property);
          }
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  known.set(tree, found);
  return found;
}

function isNothing(node: ts.Expression): boolean {
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0;
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined");
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function importAround(node: ts.Node): ts.ImportDeclaration | ts.JSDocImportTag | null {
  if (ts.isImportClause(node)) return node.parent;
  if (ts.isNamespaceImport(node)) return node.parent.parent;
  return ts.isImportSpecifier(node) ? node.parent.parent.parent : null;
}
