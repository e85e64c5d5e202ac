// How large is the session token with these claims?
import type { SizeRange, TokenSize } from "../claims/token-size.ts";

export function sizeText({ custom, token }: TokenSize): string[] {
  return [
    `  custom claims      ${range(custom)} of the 1,200 that Clerk advises`,
    `  token              ${range(token.personal)}`,
    `  in an organization ${range(token.organization)} of the 4,096 that a cookie holds`,
  ];
}

function range({ typical, worst }: SizeRange): string {
  const most = worst > typical ? `, at most ${number(worst)}` : "";
  return `${number(typical)} bytes${most},`.replace(/,$/, most ? "," : "");
}

const number = (value: number) => value.toLocaleString("en-US");
