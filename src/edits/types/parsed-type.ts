// The syntax tree of a type that stands alone; null for a text that is no type.
import { parseSource, ts } from "../../syntax.ts";

/** Comments inside are no matter: owners write them, and only what the compiler reads is compared. */
export function parsedType(text: string): ts.TypeNode | null {
  const [alias, ...rest] = parseSource("type.ts", `type T = (\n${text}\n);`).statements;
  return alias && rest.length === 0 && ts.isTypeAliasDeclaration(alias) ? alias.type : null;
}
