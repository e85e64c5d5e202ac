// What is held by the gate alone? One finding for all of it: where the gate is passed by, nothing else asks.
import type { AuditFinding, Verdict } from "../../verdict.ts";
import { advice } from "./parts/advice.ts";
import { isRequested } from "./parts/is-requested.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { resourceNotes } from "./parts/resource-notes.ts";
import type { Facts } from "./rule.ts";

export function gateOnly({ project, config, world, verdicts }: Facts): AuditFinding[] {
  const { file } = project.gate;
  if (file === null || config?.strategy === "gate") return [];
  const held = verdicts.filter(
    (verdict) =>
      isRequested(verdict) && isHeldByGate(verdict) && resourceNotes(world, verdict).effect !== null,
  );
  const [first] = held;
  if (!first) return [];
  const names = listText(held.map(nameOf));
  const count = held.length === 1 ? "One resource works" : `${held.length} resources work`;
  return [
    {
      rule: "gate-only",
      // The intent says that resources check for themselves, too.
      severity: config ? "warning" : "info",
      message: `${count} with data and ${held.length === 1 ? "relies" : "rely"} on ${file} alone: ${names}. The gate compares paths; a list that misses one, or a flaw in Next.js that passes it by (there were several), opens ${held.length === 1 ? "it" : "them"} to everybody. A check next to the data holds in both cases.`,
      file,
      line: first.gate.evidence.find((place) => place.file === file)?.line ?? 1,
      resource: null,
      fix: advice.repeat(
        { world },
        held,
        held.map(({ gate }) => gate),
        "the gate",
      ),
    },
  ];
}

function isHeldByGate({ gate, guard }: Verdict): boolean {
  return (gate.answer === "signed-in" || gate.answer === "restricted") && guard.answer === "open";
}
