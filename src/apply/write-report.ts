// Writes a report where the user asked for it. It is no change of the app: no plan, no journal, nothing else touched.
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../errors.ts";
import { fileState } from "./file-state.ts";
import { replaceFile, siblingOf } from "./replace-file.ts";
import { resolveTarget } from "./resolve-target.ts";

interface Report {
  text: string;
  /** Stands in every report of ours: a file that is there is replaced only when it carries it. */
  mark: string;
}

/**
 * @param place below the app's root, or absolute: whoever names a place elsewhere in full means it
 * @throws CliError, with nothing written, when something else is there
 */
export async function writeReport(
  place: { root: string; path: string } | { absolute: string },
  { text, mark }: Report,
): Promise<void> {
  const target = "absolute" in place ? place.absolute : await resolveTarget(place.root, place.path);
  const state = await stateOf(target);
  if (state.kind === "other") {
    throw new CliError(`${target} is a folder or a link. Nothing was written.`, {
      hint: "Name a file to write to.",
    });
  }
  if (state.kind === "file" && state.bytes.length > 0 && !state.bytes.includes(mark)) {
    throw new CliError(`${target} is there already and is no report of ours. Nothing was written.`, {
      hint: "Name another file, or delete that one.",
    });
  }
  try {
    await mkdir(dirname(target), { recursive: true });
    const sibling = siblingOf(target, `report-${process.pid}`, 0);
    await replaceFile({ target, bytes: text, keep: state.kind === "file" ? state : null, sibling });
  } catch (error) {
    throw unwritable(target, error);
  }
}

async function stateOf(target: string) {
  try {
    return await fileState(target);
  } catch (error) {
    throw unwritable(target, error);
  }
}

function unwritable(target: string, cause: unknown): CliError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CliError(`${target} could not be written: ${reason}`, {
    hint: "Name a place that your user may write to.",
    cause,
  });
}
