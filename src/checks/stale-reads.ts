// Which places in the app read a claim that a change of the types takes away or alters, and which casts can go with it?
// A list of places to look at: what cannot be followed in the source is not in it.
import { reservedClaims } from "../claims/reserved.ts";
import { objectProperties } from "../edits/types/object-properties.ts";
import { sameType } from "../edits/types/same-type.ts";
import { ts } from "../syntax.ts";
import type { Finding, Project } from "../types.ts";
import type { Cast, ClaimRead } from "./claim-reads/claim-read.ts";
import { findClaimReads } from "./claim-reads/find-claim-reads.ts";
import { castFits } from "./parts/cast-fits.ts";
import { castHides } from "./parts/cast-hides.ts";
import { type DeclaredMember, declaredMembers } from "./parts/declared-members.ts";
import { type PathType, stepInto, typeAtPath } from "./parts/type-at-path.ts";

/** Types files by path; null for one that is not there. Files that stay as they are need not be in it. */
type Texts = ReadonlyMap<string, string | null>;

const id = "stale-claim-read";
const clerksOwn = [...reservedClaims.session.refused, ...reservedClaims.session.doubtful, "__raw"];

export function staleReads(project: Project, before: Texts, after: Texts): Finding[] {
  const paths = [...new Set([...project.typesFiles, ...before.keys(), ...after.keys()])];
  const membersOf = (texts: Texts) =>
    declaredMembers(
      project,
      paths,
      (path) => texts.get(path) ?? (texts.has(path) ? null : project.read(path)),
    );
  const [old, now] = [membersOf(before), membersOf(after)];
  // What these declare is out of sight: what is declared nowhere in the app may be declared there.
  const isOutside = project.typesOutside.length > 0;
  const isKnown = ({ path }: ClaimRead) =>
    !isOutside || [old, now].some((members) => typeAtPath(members, path).kind !== "undeclared");
  const reads = findClaimReads(project)
    .filter(({ path }) => !clerksOwn.includes(path[0] ?? ""))
    .filter(isKnown);
  const findings = [
    ...reads.flatMap((read) =>
      isOfUnknown(read, now)
        ? [unknownRead(read)]
        : changed(read, typeAtPath(old, read.path), typeAtPath(now, read.path)),
    ),
    ...needlessCasts(reads, now),
  ];
  const order = (a: Finding, b: Finding) =>
    compare(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0);
  return findings.sort(order);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Declared, as far as anybody knows: its metadata has no declared shape. */
function isOfUnknown({ path: [claim, ...below] }: ClaimRead, now: DeclaredMember[]): boolean {
  const found = now.find((one) => one.interface === "CustomJwtSessionClaims" && one.name === claim);
  return below.length === 0 && found?.type?.kind === ts.SyntaxKind.UnknownKeyword;
}

const unknownRead = ({ file, line, path }: ClaimRead): Finding => ({
  check: id,
  severity: "info",
  message: `Reads ${path.join(".")}, whose type is unknown.`,
  file,
  line,
  advice: "Describe the metadata it comes from in clerk-sessions.json, below metadata.",
  fix: [],
});

function changed({ file, line, path }: ClaimRead, old: PathType, now: PathType): Finding[] {
  const name = path.join(".");
  const finding = (severity: Finding["severity"], message: string, advice: string): Finding[] => [
    { check: id, severity, message, file, line, advice, fix: [] },
  ];
  if (old.kind === "unreadable" || now.kind === "unreadable") return [];
  if (now.kind === "undeclared") {
    return old.kind === "typed"
      ? finding(
          "warning",
          `Reads ${name}, which the session token no longer has.`,
          "Take the read out, or put the claim back into clerk-sessions.json.",
        )
      : finding(
          "info",
          `Reads ${name}, which is not declared: its type is unknown.`,
          `Declare it in clerk-sessions.json, below ${path.length > 1 ? "metadata" : "sessionToken.claims"}.`,
        );
  }
  if (old.kind === "undeclared" || isStill(old.nodes, now.nodes)) return [];
  const types = `${text(now.nodes)}, and was ${text(old.nodes)}`;
  return finding("warning", `Reads ${name}, which is now ${types}.`, "See whether the code still fits.");
}

/** An object that has all it had is what it was, to code that reads it as a whole. */
function isStill(old: ts.TypeNode[], now: ts.TypeNode[]): boolean {
  if (sameType(plainText(old), plainText(now))) return true;
  const [one, other] = [old, now].map((nodes) =>
    nodes.length === 1 && nodes[0] ? objectProperties(nodes[0]) : null,
  );
  if (!one || !other) return false;
  return [...one].every(([name, { type }]) => {
    const there = other.get(name)?.type;
    return there !== undefined && isStill([type], [there]);
  });
}

/** One finding per cast, at its own line, when everything that is read through it has a type that fits. */
function needlessCasts(reads: ClaimRead[], now: DeclaredMember[]): Finding[] {
  const byPlace = new Map<ts.TypeNode, { cast: Cast; reads: ClaimRead[] }>();
  for (const read of reads) {
    if (!read.cast) continue;
    const entry = byPlace.get(read.cast.type) ?? { cast: read.cast, reads: [] };
    byPlace.set(read.cast.type, { ...entry, reads: [...entry.reads, read] });
  }
  return [...byPlace.values()].flatMap(({ cast, reads: through }): Finding[] => {
    const typed = through.map((read) => fitting(read, cast, now));
    if (typed.includes(null)) return [];
    const hidden = through.map((read) => castHides(read, cast, now)).find((path) => path !== null);
    const types = [...new Set(typed)].join(", ");
    const [message, advice] = hidden
      ? [
          `The cast \`as ${cast.text}\` hides that ${hidden.join(".") || "sessionClaims"} may be missing: ${types}.`,
          "Take it out: the compiler then asks for that case wherever it matters.",
        ]
      : [
          `The cast \`as ${cast.text}\` can go: ${types}.`,
          "Take it out, so that the compiler checks what is read.",
        ];
    return [{ check: id, severity: "info", message, file: cast.file, line: cast.line, advice, fix: [] }];
  });
}

/** "metadata.role is …", or null when the cast says something else. */
function fitting({ path }: ClaimRead, cast: Cast, now: DeclaredMember[]): string | null {
  const declared = typeAtPath(now, path);
  if (declared.kind !== "typed") return null;
  const claimed = stepInto(cast.type, path.slice(cast.path.length), []);
  const isAny = cast.type.getText() === "any";
  const fits = isAny || (claimed.kind === "typed" && castFits(claimed.nodes, declared.nodes));
  return fits ? `${path.join(".")} is ${text(declared.nodes)}` : null;
}

const plainText = (nodes: ts.TypeNode[]) => nodes.map((node) => node.getText()).join(" | ") || "never";
const text = (nodes: ts.TypeNode[]) => `\`${plainText(nodes).replace(/\s+/g, " ")}\``;
