// Does a condition compare what callers send with a secret that stands in the source?
import { parseSource, ts } from "../../../syntax.ts";
import type { Condition } from "../../../verdict.ts";
import type { World } from "../../evaluate/run.ts";
import { findNodes } from "./find-nodes.ts";
import { moduleAt } from "./module-at.ts";

export function hardCodedSecret(world: World, { value, note, file }: Condition): boolean {
  return [value, note].some((code) =>
    findNodes(parseSource("condition.ts", `(${code})`), ts.isBinaryExpression).some(
      ({ operatorToken, left, right }) => {
        if (!equalities.has(operatorToken.kind)) return false;
        const [text, other] = [textOf(world, file, left), textOf(world, file, right)];
        if ((text === null) === (other === null)) return false;
        return isSecret(text ?? other ?? "", (text === null ? left : right).getText());
      },
    ),
  );
}

const equalities = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Of a literal, or of a constant of the same file; null for all else. */
function textOf(world: World, file: string, node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  const tree = ts.isIdentifier(node) ? moduleAt(world, file)?.tree : undefined;
  if (!tree) return null;
  const made = findNodes(tree, ts.isVariableDeclaration).find(
    ({ name }) => name.getText(tree) === node.getText(),
  );
  return made?.initializer && ts.isStringLiteralLike(made.initializer) ? made.initializer.text : null;
}

const names = new Set([
  ...["key", "apikey", "secret", "token", "password", "passwd", "passcode", "passphrase"],
  ...["authorization", "signature", "credential", "credentials"],
]);

/** A switch such as `x-e2e: 1` is none: what it takes can be guessed. */
function isSecret(text: string, comparedWith: string): boolean {
  if (text.length < 4 || /^(true|false|test|none|null)$/i.test(text)) return false;
  const words = comparedWith
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z]+/);
  const isRandom = /^(?=.*\d)(?=.*[a-z])[\w+/=.-]{6,}$/i.test(text);
  return isRandom || /^(bearer|basic) /i.test(text) || words.some((word) => names.has(word));
}
