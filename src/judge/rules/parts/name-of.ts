// What is a resource called in a message? As people know it: by its URL, or by its function's name.
import type { Verdict } from "../../../verdict.ts";

export function nameOf({ kind, export: name, urls, line, file }: Verdict): string {
  const url = urls[0] ?? "/";
  switch (kind) {
    case "route-handler":
      return `\`${name} ${url}\``;
    case "server-function":
      return name === "default" ? `the default export of ${file}` : `\`${name}()\``;
    case "inline-server-function":
      return name.startsWith("inline@") ? `the Server Function on line ${line}` : `\`${name}()\``;
    case "layout":
    case "template":
    case "default":
      return `the ${kind} of \`${url}\``;
    default:
      return `\`${url}\``;
  }
}
