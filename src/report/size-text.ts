// How large is the session token with these claims?
import type { SizeRange, TokenSize } from "../claims/token-size.ts";

export function sizeText({ custom, token }: TokenSize): string[] {
  return [
    `  custom claims      ${range(custom)} (Clerk advises 1,200)`,
    `  token              ${range(token.personal)}`,
    `  in an organization ${range(token.organization)} (a cookie holds 4,096)`,
  ];
}

function range({ typical, worst }: SizeRange): string {
  return worst > typical ? `${number(typical)} typical, ${number(worst)} at most` : number(typical);
}

const number = (value: number) => value.toLocaleString("en-US");
