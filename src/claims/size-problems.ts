// Is the session token too large for the cookie that it travels in?
import type { ClaimProblem } from "./claim-problem.ts";
import { showText } from "./show-text.ts";
import type { ClaimSize, SizeRange, TokenSize } from "./token-size.ts";

/** Name and value together: browsers drop a larger cookie (RFC 6265bis). */
const cookieLimit = 4096;
/** In the cookie's name stands a suffix of the instance beside Clerk's own word. */
const cookieName = "__session_AbCdEfGh".length;
/** Clerk's documentation asks for no more custom claims than 1.2 KB. */
const advisedLimit = 1200;

/** At most one: the gravest. */
export function sizeProblems({ custom, token, claims }: TokenSize): ClaimProblem[] {
  const [largest] = claims;
  if (!largest) return [];
  const { typical, worst } = token.organization;
  if (typical + cookieName > cookieLimit) {
    const named = largestFirst(claims, "typical");
    const message = `the session token takes about ${bytes(typical)} with these claims and an active organization, and a browser keeps no cookie larger than ${bytes(cookieLimit)} (RFC 6265bis): people could not stay signed in. ${named.text}`;
    return [{ severity: "error", path: named.path, message }];
  }
  if (custom.typical > advisedLimit) {
    const named = largestFirst(claims, "typical");
    const message = `the custom claims take about ${bytes(custom.typical)}; Clerk advises at most ${bytes(advisedLimit)} (1.2 KB), because the session cookie holds ${bytes(cookieLimit)} in all. ${named.text}`;
    return [{ severity: "warning", path: named.path, message }];
  }
  if (worst + cookieName > cookieLimit) {
    const risky = claims.filter((claim) => claim.risk !== null);
    const named = risky.length > 0 ? riskText(risky) : largestFirst(claims, "worst");
    const message = `the session token takes about ${bytes(typical)}, but may grow to ${bytes(worst)}, and a browser keeps no cookie larger than ${bytes(cookieLimit)} (RFC 6265bis): whoever's token grows past that cannot stay signed in. ${named.text}`;
    return [{ severity: "warning", path: named.path, message }];
  }
  return [];
}

interface Named {
  /** The claim to begin with. */
  path: string;
  text: string;
}

function largestFirst(claims: ClaimSize[], which: keyof SizeRange): Named {
  const sorted = [...claims].sort((a, b) => b[which] - a[which]).slice(0, 3);
  const sizes = sorted.map((claim) => `${shown(claim.name)} with ${bytes(claim[which])}`).join(", ");
  const risky = claims.filter((claim) => claim.risk !== null);
  const leaner = risky.length > 0 ? ` ${riskText(risky).text}` : "";
  return { path: shown(sorted[0]?.name ?? ""), text: `The largest: ${sizes}.${leaner}` };
}

function riskText(risky: ClaimSize[]): Named {
  const parts = risky.slice(0, 5).map(({ name, risk, lean }) => {
    const instead = lean === null ? "" : `; name the fields you need, as in ${lean}`;
    return `In ${shown(name)}, ${risk}${instead}.`;
  });
  return { path: shown(risky[0]?.name ?? ""), text: parts.join(" ") };
}

const bytes = (count: number): string => `${count.toLocaleString("en-US")} bytes`;

const shown = (name: string): string => (/^[\w./:-]{1,100}$/.test(name) ? name : showText(name));
