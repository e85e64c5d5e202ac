// A URL in Next's notation as a pattern: `/orders/[order-id]` is `/orders/:order_id`, `/docs/[...path]` is `/docs/:path*`.

export function paramPattern(url: string): string {
  return url
    .replace(/\[{1,2}\.{3}([^\]]+)\]{1,2}/g, (_, name: string) => `:${paramName(name)}*`)
    .replace(/\[([^\]]+)\]/g, (_, name: string) => `:${paramName(name)}`);
}

/** Names of parameters are words; folders may be called anything. */
function paramName(folder: string): string {
  return folder.replace(/\W/g, "_").replace(/^(?=\d)/, "_");
}
