// New answers for a gate of our own making that stands in a file of the user's. Its own lists tell what it was made of.
import type { Config } from "../../config.ts";
import { parseSource } from "../../syntax.ts";
import type { CodeStyle, EditResult, Project } from "../../types.ts";
import { clashes, type GatePieces, gatePieces } from "./gate-pieces.ts";
import { gateText } from "./gate-text.ts";
import type { Composition } from "./gate-view.ts";
import { holdsPieces } from "./holds-pieces.ts";
import { ownAnswers } from "./own-answers.ts";
import { replacePieces } from "./replace-pieces.ts";

/** Null when the gate is not, or no longer, one of ours. */
export async function changeAnswers(
  path: string,
  before: string,
  project: Project,
  wanted: { pieces: GatePieces; composition: Composition | null },
  style: CodeStyle,
): Promise<EditResult | null> {
  const own: Config | null = ownAnswers(parseSource(path, before));
  if (!own || wanted.pieces.handler === null) return null;
  const made = gatePieces(path, (await gateText(project, own, wanted.composition, style)).text);
  if (!holdsPieces(path, before, made)) return null;
  const held = new Set([...made.declarations, ...made.below].map(({ name }) => name));
  const added = [...wanted.pieces.declarations, ...wanted.pieces.below].filter(({ name }) => !held.has(name));
  if (clashes(path, before, wanted.pieces, added).length > 0) return null;
  return replacePieces(path, before, made, wanted.pieces, style);
}
