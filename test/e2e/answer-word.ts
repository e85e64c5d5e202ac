// Which word of the expected table is this answer?
import type { Answer } from "../../src/prove/answer.ts";

/** `asked`: the full URL of the request, where sign-in has to come back to. */
export function answerWord({ status, location }: Answer, asked: string): string {
  if (location === null) return String(status);
  const to = new URL(location, asked);
  if (to.pathname === "/v1/client/handshake") return "handshake";
  const names: Record<string, string> = { "/sign-in": "sign-in", "/sign-in/tasks": "task" };
  const name = names[to.pathname];
  const comesBack = to.searchParams.get("redirect_url") === asked;
  return status === 307 && name && comesBack ? name : `${status} to ${location}`;
}
