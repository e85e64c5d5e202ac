// What does an export of the app's own module stand for? Lists, re-exports and barrels are followed.
import { ts } from "../../syntax.ts";
import { bindingValue } from "./binding-value.ts";
import { moduleValue } from "./call-value.ts";
import { declarationOf } from "./declaration-of.ts";
import { propertyValue } from "./property-value.ts";
import type { Tracer } from "./tracer.ts";
import type { Value } from "./value.ts";

export function exportedValue(file: string, name: string, tracer: Tracer): Value | null {
  const tree = tracer.tree(file);
  if (!tree) return null;
  const stars: string[] = [];
  for (const statement of tree.statements) {
    if (ts.isExportAssignment(statement)) {
      if (name === "default" && !statement.isExportEquals) return tracer.value(statement.expression);
    } else if (ts.isExportDeclaration(statement)) {
      const from = statement.moduleSpecifier;
      const specifier = from && ts.isStringLiteral(from) ? from.text : null;
      const clause = statement.exportClause;
      if (!clause && specifier !== null) stars.push(specifier);
      if (clause && ts.isNamespaceExport(clause) && clause.name.text === name && specifier !== null) {
        return moduleValue(file, specifier, tracer);
      }
      const element =
        clause && ts.isNamedExports(clause) ? clause.elements.find((one) => one.name.text === name) : null;
      if (!element) continue;
      const own = element.propertyName ?? element.name;
      if (specifier !== null) return fromModule(file, specifier, own.text, element, tracer);
      const declaration = ts.isIdentifier(own) ? declarationOf(own) : null;
      return declaration ? bindingValue(declaration, tracer) : null;
    } else {
      const node = exportedHere(statement, name);
      if (node) return bindingValue(node, tracer);
    }
  }
  if (name === "default") return null;
  for (const specifier of stars) {
    const found = fromModule(file, specifier, name, tree, tracer);
    if (found) return found;
  }
  return null;
}

function fromModule(
  file: string,
  specifier: string,
  name: string,
  node: ts.Node,
  tracer: Tracer,
): Value | null {
  const module = moduleValue(file, specifier, tracer);
  return module ? propertyValue(module, name, node, tracer) : null;
}

function exportedHere(statement: ts.Statement, name: string): ts.Node | null {
  const kinds = ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement) ?? []).map(({ kind }) => kind)
    : [];
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword)) return null;
  if (ts.isVariableStatement(statement)) {
    for (const { name: bound } of statement.declarationList.declarations) {
      const found = bindings(bound).find((node) => ts.isIdentifier(node.name) && node.name.text === name);
      if (found) return found;
    }
    return null;
  }
  if (!ts.isFunctionDeclaration(statement)) return null;
  const exported = kinds.includes(ts.SyntaxKind.DefaultKeyword) ? "default" : statement.name?.text;
  return exported === name ? statement : null;
}

/** The variable itself, or the elements of its pattern. */
function bindings(name: ts.BindingName): (ts.VariableDeclaration | ts.BindingElement)[] {
  if (ts.isIdentifier(name)) {
    return ts.isVariableDeclaration(name.parent) || ts.isBindingElement(name.parent) ? [name.parent] : [];
  }
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bindings(element.name)));
}
