// Which answers does a gate of our own making hold? Read back from its lists, so that it is known again, and may be
// changed, after somebody edited clerk-sessions.json. Whether the gate is ours the caller finds out by making it anew.
import { type Config, parseConfig } from "../../config.ts";
import { type SourceFile, ts } from "../../syntax.ts";
import { unwrap } from "./bindings.ts";

/** Null when the lists are none that a generated gate could hold. */
export function ownAnswers(tree: SourceFile): Config | null {
  const lists = new Map(constants(tree));
  const first = (...names: string[]) =>
    names.map((name) => lists.get(name)).find((list) => list !== undefined);
  const patterns = (...names: string[]): unknown[] => listOf(first(...names));
  const signedIn = first("protectedRoutes", "isProtectedRoute");
  const api = patterns("apiRoutes", "isApiRoute");
  const rest = listOf(signedIn).filter((pattern) => !api.includes(pattern));
  try {
    return parseConfig({
      strategy: lists.size === 0 ? "resource" : "both",
      routes: {
        default: signedIn === undefined ? "signed-in" : "public",
        public: [...patterns("publicRoutes", "isPublicRoute"), ...patterns("alwaysOpen", "isAlwaysOpen")],
        rules: [
          ...listOf(lists.get("restricted")),
          ...(api.length > 0 ? [{ match: api, signedOut: "401" }] : []),
          ...listOf(lists.get("answers")),
          ...(rest.length > 0 ? [{ match: rest }] : []),
        ],
      },
    });
  } catch {
    return null;
  }
}

const ours =
  /^(alwaysOpen|isAlwaysOpen|restricted|publicRoutes|isPublicRoute|protectedRoutes|isProtectedRoute|apiRoutes|isApiRoute|answers)$/;

function constants(tree: SourceFile): [string, unknown][] {
  const declarations = tree.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations]);
  return declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && ours.test(name.text) && initializer ? [[name.text, literal(initializer)]] : [],
  );
}

/** Patterns that createRouteMatcher got for the locales stand beside the ones they come from. */
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value.filter((item) => typeof item !== "string" || !item.startsWith("/:locale("))
    : [];

/** The value as JSON; a matcher is the list it was made of. Undefined for anything else. */
function literal(expression: ts.Expression): unknown {
  const node = unwrap(expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isCallExpression(node)) return node.arguments[0] && listOf(literal(node.arguments[0]));
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literal);
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const entries = node.properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
      ? [[property.name.text === "matches" ? "match" : property.name.text, literal(property.initializer)]]
      : [],
  );
  return Object.fromEntries(entries);
}
