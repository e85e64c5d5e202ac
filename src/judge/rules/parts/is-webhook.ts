// Is it called by another service, which has no session? Its signature check says so, or its path does.
import type { Verdict } from "../../../verdict.ts";

export function isWebhook({ kind, export: name, urls, guard }: Verdict): boolean {
  if (kind !== "route-handler" && kind !== "pages-api") return false;
  if (guard.via === "signature") return true;
  const isSession = guard.answer === "signed-in" || (guard.answer === "restricted" && guard.via !== "secret");
  if (isSession || (kind === "route-handler" && name !== "POST")) return false;
  return urls.some((url) => url.split("/").some((segment) => /^webhooks?$|[-_]webhooks?$/.test(segment)));
}
