// Which properties of a metadata interface can clerk-sessions.json hold?
import { valueProblem } from "../../../config/value-problem.ts";
import { parseConfig } from "../../../config.ts";
import { CliError } from "../../../errors.ts";
import type { TypesReading } from "../read-types.ts";
import type { DeclaredMember } from "./declared-members.ts";
import { plainType } from "./plain-type.ts";

export interface ReadShape {
  /** As below `metadata` in clerk-sessions.json. */
  properties: Record<string, string>;
  open: TypesReading["open"];
}

export function readShape(members: DeclaredMember[]): ReadShape {
  const read: ReadShape = { properties: {}, open: [] };
  for (const member of members) {
    const { of, name, optional, type, text } = member;
    const plain = type ? plainType(type, member) : { problem: "it is no plain property" };
    const key = optional ? `${name}?` : name;
    const reason = "problem" in plain ? plain.problem : refusal(key, plain.text);
    if ("text" in plain && reason === null) read.properties[key] = plain.text;
    else read.open.push({ name: `${of}.${name}`, type: text, reason: reason ?? "" });
  }
  return read;
}

/** What clerk-sessions.json itself would say to it. */
function refusal(property: string, type: string): string | null {
  const problem = valueProblem.property(property);
  if (problem) return `a property ${problem}`;
  try {
    parseConfig({ metadata: { userPublic: { [property]: type } } });
    return null;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return "clerk-sessions.json takes no such type";
  }
}
