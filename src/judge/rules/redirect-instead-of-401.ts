// Which APIs answer signed-out callers with a redirect to a page, where a program needs 401?
import type { AuditFinding, Evidence, Verdict } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";
import { byCause } from "./parts/by-cause.ts";
import { isApi } from "./parts/is-api.ts";
import { isWebhook } from "./parts/is-webhook.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import type { Facts } from "./rule.ts";

interface Redirected {
  verdict: Verdict;
  by: "gate" | "guard";
  place: Evidence;
}

/** Up to so many get a finding each. */
const few = 3;

export function redirectInsteadOf401({ project, world, verdicts }: Facts): AuditFinding[] {
  const found = verdicts.flatMap((verdict): Redirected[] => {
    if (!isApi(project, verdict) || isWebhook(verdict)) return [];
    const { gate, guard } = verdict;
    const [atGate] = gate.evidence;
    if (/^(signed-in|restricted)$/.test(gate.answer)) {
      return gate.signedOut === "redirect" && atGate ? [{ verdict, by: "gate", place: atGate }] : [];
    }
    const place = guard.evidence.find(({ file }) => file === verdict.file) ?? guard.evidence[0];
    const isHeld = guard.answer === "signed-in" || guard.answer === "restricted";
    return isHeld && guard.signedOut === "redirect" && place ? [{ verdict, by: "guard", place }] : [];
  });
  const atGate = found.filter(({ by }) => by === "gate");
  const inCode = found.filter(({ by }) => by === "guard");
  return [
    ...byCause(atGate, ({ place }) => `${place.file}:${place.line}`),
    ...(inCode.length > few ? [inCode] : inCode.map((each) => [each])),
  ].flatMap((group) => findingFor(world, group));
}

function findingFor(world: World, group: Redirected[]): AuditFinding[] {
  const [first] = group;
  if (!first) return [];
  const { place, by, verdict } = first;
  const names = listText(group.map((each) => nameOf(each.verdict)));
  const isProtect = place.note.includes("protect");
  const who = by === "gate" ? "the gate" : isProtect ? `\`${place.note}\`` : "their code";
  const isEdge = by === "gate" && /(^|\/)middleware\./.test(place.file);
  const instead = isEdge ? "to the sign-in page, or answers 404" : "to the sign-in page";
  return [
    {
      rule: "redirect-instead-of-401",
      severity: "warning",
      message: `Programs call ${names}; when they are signed out, ${who} sends them ${instead}. Such a caller cannot tell that from a failure; status 401 says what is wrong.${isProtect ? " (`auth.protect()` is made for pages and does not answer 401 here.)" : ""}`,
      file: place.file,
      line: place.line,
      resource: group.length === 1 ? verdict.id : null,
      fix: fixFor(world, first),
    },
  ];
}

function fixFor({ clerkMajor }: World, { verdict, by }: Redirected): string {
  const auth = `${clerkMajor < 6 ? "" : "await "}auth()`;
  const answer = 'Response.json({ error: "Unauthorized" }, { status: 401 })';
  if (by === "gate") {
    const isApi = "/^\\/(api|trpc)\\//.test(req.nextUrl.pathname)";
    return clerkMajor < 5
      ? `Answer in \`afterAuth\`: \`if (!auth.userId && !auth.isPublicRoute && ${isApi}) return ${answer};\`.`
      : `In front of that check, under the same condition: \`const { userId } = ${auth};\` and \`if (!userId && ${isApi}) return ${answer};\`.`;
  }
  return verdict.kind === "pages-api"
    ? 'Answer `res.status(401).json({ error: "Unauthorized" })` where `getAuth(req)` has no `userId`.'
    : `Answer \`${answer}\` where \`${auth}\` has no \`userId\`.`;
}
