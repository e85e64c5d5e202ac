// Is the session token too large for the cookie that it travels in?
import { base64Bytes } from "./base64-bytes.ts";
import type { ClaimProblem } from "./claim-problem.ts";
import { showText } from "./show-text.ts";
import type { ClaimSize, TokenSize } from "./token-size.ts";

/** Name and value together: browsers drop a larger cookie (RFC 6265bis). */
const cookieLimit = 4096;
/** In the cookie's name stands a suffix of the instance beside Clerk's own word. */
const cookieName = "__session_AbCdEfGh".length;
/** Clerk's documentation asks for no more custom claims than 1.2 KB. */
const advisedLimit = 1200;

/**
 * At most one: the gravest.
 *
 * @param organizations whether the app works with active organizations: the token is larger with one
 */
export function sizeProblems(
  { custom, token, claims }: TokenSize,
  organizations: "used" | "unused",
): ClaimProblem[] {
  if (claims.length === 0) return [];
  const problem = (severity: ClaimProblem["severity"], message: string, named: Named): ClaimProblem[] => [
    { severity, path: named.path, message: `${message}. ${named.text}` },
  ];
  const { personal, organization } = token;
  if (!fits(personal.typical)) {
    const message = `the session token takes about ${bytes(personal.typical)} with these claims, and ${tooLarge}: people could not stay signed in`;
    return problem("error", message, largestFirst(claims));
  }
  if (!fits(organization.typical)) {
    const message = `the session token takes about ${bytes(organization.typical)} with these claims and an active organization, and ${tooLarge}: whoever has one active could not stay signed in`;
    return problem(organizations === "used" ? "error" : "warning", message, largestFirst(claims));
  }
  if (custom.typical > advisedLimit) {
    const message = `the custom claims take about ${bytes(custom.typical)}; Clerk advises at most ${bytes(advisedLimit)} (1.2 KB), because the session cookie holds ${bytes(cookieLimit)} in all`;
    return problem("warning", message, largestFirst(claims));
  }
  // A name or a single field may be long as well, but nobody's is that long by design.
  const growth = claims.reduce((sum, claim) => sum + claim.growth, 0);
  const grown = (organizations === "used" ? organization : personal).typical + base64Bytes(growth);
  if (!fits(grown)) {
    const message = `the session token takes about ${bytes(grown - base64Bytes(growth))}, but may grow to ${bytes(grown)}, and ${tooLarge}: whoever's token grows past that cannot stay signed in`;
    return problem("warning", message, riskText(claims));
  }
  return [];
}

const tooLarge = `a browser keeps no cookie larger than ${bytes(cookieLimit)} (RFC 6265bis)`;

const fits = (token: number): boolean => token + cookieName <= cookieLimit;

interface Named {
  /** The claim to begin with. */
  path: string;
  text: string;
}

function largestFirst(claims: ClaimSize[]): Named {
  const sorted = [...claims].sort((a, b) => b.typical - a.typical).slice(0, 3);
  const sizes = sorted.map((claim) => `${shown(claim.name)} with ${bytes(claim.typical)}`).join(", ");
  const leaner = riskText(claims).text;
  return { path: shown(sorted[0]?.name ?? ""), text: `The largest: ${sizes}.${leaner && ` ${leaner}`}` };
}

/** Of the claims that may grow, those that may grow most first; an empty text when there are none. */
function riskText(claims: ClaimSize[]): Named {
  const risky = claims.filter(({ risk }) => risk !== null).sort((a, b) => b.growth - a.growth);
  const parts = risky.slice(0, 5).map(({ name, risk, lean }) => {
    const instead = lean === null ? "" : `; name the fields you need, as in ${lean}`;
    return `In ${shown(name)}, ${risk}${instead}.`;
  });
  return { path: shown(risky[0]?.name ?? ""), text: parts.join(" ") };
}

function bytes(count: number): string {
  return `${count.toLocaleString("en-US")} bytes`;
}

const shown = (name: string): string => (/^[\w./:-]{1,100}$/.test(name) ? name : showText(name));
