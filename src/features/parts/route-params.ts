// How does generated code read and check the dynamic segments of its own URL?
import type { RouteParam } from "../../config/route-path.ts";
import { code } from "../../templates.ts";

/** What the templates ask for; null where the URL has no dynamic segment. `promised`: Next.js 15 and later. */
export function paramsView(params: RouteParam[], capability: { asyncParams: boolean }) {
  if (params.length === 0) return null;
  const plain = `{ ${params.map((param) => `${param.name}${typeOf[param.kind]}`).join("; ")} }`;
  const read = capability.asyncParams ? "await " : "";
  return {
    plain: code(plain),
    type: code(capability.asyncParams ? `Promise<${plain}>` : plain),
    read: code(`${read}params`),
    contextRead: code(`${read}context.params`),
    schema: code(`{ ${params.map(({ name, kind }) => `${name}: ${schemaOf[kind]}`).join(", ")} }`),
    all: params.map(({ name, kind }) => ({
      name: code(name),
      none: code(kind === "one" ? '""' : "[]"),
      shown: code(`path.${name}${{ one: "", many: '.join("/")', optional: '?.join("/")' }[kind]}`),
      propShown: code(`path.${name}${kind === "one" ? "" : '.join("/")'}`),
    })),
  };
}

const typeOf = { one: ": string", many: ": string[]", optional: "?: string[]" };

const segment = "z.string().min(1).max(200)";
const schemaOf = {
  one: segment,
  many: `z.array(${segment}).min(1).max(50)`,
  optional: `z.array(${segment}).max(50).optional()`,
};
