// What does the resource's own code check, in a few words?
import type { GuardAnswer, GuardVerdict, GuardVia } from "../../verdict.ts";
import { conditionsText } from "./conditions-text.ts";
import { reasonText } from "./reason-text.ts";
import { requiresText } from "./requires-text.ts";

export function guardText({
  answer,
  via,
  requires,
  holds,
  signedOut,
  conditions,
  reason,
}: GuardVerdict): string {
  const stopped = signedOut === null ? "" : ` (signed out: ${signedOut})`;
  const how = via ? (ways[via] ?? "") : "";
  const words: Record<GuardAnswer, string> = {
    open: "its own code does not check",
    broken: `${holds === "signed-in" || holds === "restricted" ? "its own check has a fault" : "its own check does not hold"}: ${reasonText(reason, "it stops nobody")}`,
    conditional: `its own check depends on ${conditionsText(conditions)}`,
    unknown: `its own code cannot be judged: ${reasonText(reason, "it could not be followed")}`,
    "signed-in": `its own code asks for a session${how}${stopped}`,
    restricted:
      via === "signature" || via === "secret"
        ? `its own code wants a ${via}${stopped}`
        : `its own code asks for ${requiresText(requires)}${how}${stopped}`,
    "not-applicable": "its code runs in the browser",
  };
  return words[answer];
}

/** The plain ways need no word. */
const ways: Partial<Record<GuardVia, string>> = {
  helper: ", in a helper",
  wrapper: ", in a wrapper",
  "other-auth": ", with another session library",
};
