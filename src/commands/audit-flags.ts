// What was typed behind `audit`, checked: one format, known severities, URLs as paths.
import { UsageError } from "../errors.ts";
import type { CommandInput } from "./command.ts";

export type AuditFormat = "text" | "json" | "sarif" | "markdown" | "html";

interface AuditWishes {
  format: AuditFormat;
  failOn: "error" | "warning" | null;
  urls: string[];
}

export function auditFlags({ flags }: CommandInput): AuditWishes {
  const { failOn, url = [], updateBaseline, baseline } = flags;
  if (updateBaseline && baseline === undefined) {
    throw new UsageError("--update-baseline needs --baseline <file>.", "Say which file to write.");
  }
  if (failOn !== undefined && failOn !== "error" && failOn !== "warning") {
    throw new UsageError(`--fail-on "${failOn}" must be error or warning.`);
  }
  return { format: formatOf(flags), failOn: failOn ?? null, urls: url.map(pathOf) };
}

/** As browsers ask for it: of a pasted address the path alone, `..` followed, letters encoded. */
function pathOf(typed: string): string {
  const isAddress = /^https?:\/\//i.test(typed);
  const address = isAddress ? typed : `http://localhost${typed}`;
  if ((!isAddress && !typed.startsWith("/")) || !URL.canParse(address)) {
    throw new UsageError(
      `--url "${typed}" must start with /.`,
      "Give the path, e.g. --url /admin/users, or the whole address with https:// in front.",
    );
  }
  return new URL(address).pathname;
}

function formatOf({ json, sarif, markdown, html, output }: CommandInput["flags"]): AuditFormat {
  const given = Object.entries({ json, sarif, markdown, html }).filter(([, value]) => value);
  const [first, second] = given.map(([name]) => name as AuditFormat);
  if (first && second) {
    throw new UsageError(`${given.map(([name]) => `--${name}`).join(" and ")} exclude each other.`);
  }
  if (first) return first;
  // The name of the file says what is meant where no flag does.
  const ending = /\.(\w+)$/.exec(output ?? "")?.[1]?.toLowerCase() ?? "";
  return endings[ending] ?? "text";
}

const endings: Record<string, AuditFormat> = {
  json: "json",
  sarif: "sarif",
  md: "markdown",
  html: "html",
};
