// What stands in a claim's text: plain text and `{{ a || b || 'literal' }}` expressions.

export type Operand =
  | { kind: "shortcode"; path: string }
  | { kind: "literal"; value: string | number | boolean }
  | { kind: "invalid"; text: string };

export type TemplatePart = { kind: "text"; text: string } | { kind: "expression"; operands: Operand[] };

/** Never throws: what Clerk would not understand comes back as an `invalid` operand. */
export function parseTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("{{", at);
    if (open === -1) {
      parts.push({ kind: "text", text: text.slice(at) });
      break;
    }
    if (open > at) parts.push({ kind: "text", text: text.slice(at, open) });
    const close = closing(text, open + 2);
    if (close === -1) {
      parts.push({ kind: "expression", operands: [{ kind: "invalid", text: text.slice(open) }] });
      break;
    }
    const operands = splitOperands(text.slice(open + 2, close)).map(parseOperand);
    parts.push({ kind: "expression", operands });
    at = close + 2;
  }
  return parts;
}

/** Position of the `}}` that ends the expression; one inside a quoted literal does not. */
function closing(text: string, from: number): number {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith("}}", at)) return at;
  }
  return -1;
}

function splitOperands(inner: string): string[] {
  const operands: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] === "'") quoted = !quoted;
    else if (!quoted && inner.startsWith("||", at)) {
      operands.push(inner.slice(start, at));
      start = at + 2;
      at++;
    }
  }
  return [...operands, inner.slice(start)];
}

function parseOperand(raw: string): Operand {
  const text = raw.trim();
  const quoted = /^'([^']*)'$/.exec(text);
  if (quoted) return { kind: "literal", value: quoted[1] ?? "" };
  if (text === "true" || text === "false") return { kind: "literal", value: text === "true" };
  // Hundreds of digits are no number in JSON.
  if (/^-?\d+(?:\.\d+)?$/.test(text) && Number.isFinite(Number(text)))
    return { kind: "literal", value: Number(text) };
  if (/^[A-Za-z_][\w$-]*(?:\.[\w$-]+)*$/.test(text)) return { kind: "shortcode", path: text };
  return { kind: "invalid", text };
}
