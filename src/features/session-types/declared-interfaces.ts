// Which members do the global interfaces of an existing types file have?
import { parseSource, ts } from "../../syntax.ts";

/** Interface name to member name to the text of its type. */
export function declaredInterfaces(path: string, text: string): Map<string, Map<string, string>> {
  const file = parseSource(path, text);
  const found = new Map<string, Map<string, string>>();
  for (const one of globalInterfaces(file)) {
    const members = found.get(one.name.text) ?? new Map<string, string>();
    for (const member of one.members) {
      const isNamed = ts.isPropertySignature(member) && ts.isPropertyName(member.name);
      if (!isNamed || ts.isComputedPropertyName(member.name) || ts.isPrivateIdentifier(member.name)) continue;
      // The first declaration wins, as it does in the compiler.
      if (!members.has(member.name.text)) {
        members.set(member.name.text, member.type?.getText(file) ?? "unknown");
      }
    }
    found.set(one.name.text, members);
  }
  return found;
}

function globalInterfaces(file: ts.SourceFile): ts.InterfaceDeclaration[] {
  // Without import or export the whole file is global; a `declare global` in it has no effect then.
  if (!ts.isExternalModule(file)) return file.statements.filter(ts.isInterfaceDeclaration);
  return file.statements.flatMap((statement) => {
    const isGlobal =
      ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    const body = isGlobal ? statement.body : undefined;
    return body && ts.isModuleBlock(body) ? body.statements.filter(ts.isInterfaceDeclaration) : [];
  });
}
