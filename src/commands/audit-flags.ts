// What was typed behind `audit`, checked: one format, known severities, URLs that are paths.
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
  const wrong = url.find((one) => !one.startsWith("/"));
  if (wrong !== undefined) {
    throw new UsageError(
      `--url "${wrong}" must start with /.`,
      "Give the path alone, e.g. --url /admin/users.",
    );
  }
  return { format: formatOf(flags), failOn: failOn ?? null, urls: url };
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
