// A scope for reading literals out of one config file that stands outside the app's source tree.
import { parseSource } from "../syntax.ts";
import type { LiteralScope } from "./literal-value.ts";

export function openSettingsScope(path: string, text: string): LiteralScope {
  const file = parseSource(path, text);
  return {
    path,
    resolve: () => null,
    tree: { parse: (other) => (other === path ? file : null) },
  };
}
