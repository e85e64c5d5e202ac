// Which HTTP methods shall a route answer? `GET,POST`, in any case and order; each once, in the usual order.
import { readOneOf, refuse } from "./read-flags.ts";
import { splitList } from "./split-list.ts";

export function readMethods<Method extends string>(
  typed: string | undefined,
  known: readonly Method[],
): Method[] {
  const words = splitList(typed ?? "GET").map((word) => word.toUpperCase());
  if (words.length === 0) refuse("--methods", typed ?? "", `must name some of ${known.join(", ")}`);
  const auto = words.find((word) => word === "HEAD" || word === "OPTIONS");
  if (auto) refuse("--methods", auto, "is answered by Next.js itself");
  const methods = words.map((word) => readOneOf("--methods", word, known));
  return known.filter((method) => methods.includes(method));
}
