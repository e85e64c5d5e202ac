// Who can reach what: detect, judge, report. Writes only the files that a flag names.
import { relative, sep } from "node:path";
import { writeReport } from "../apply/write-report.ts";
import { loadConfig } from "../config.ts";
import { detectProject } from "../detect/detect-project.ts";
import { realFolder } from "../detect/real-folder.ts";
import { type ExitCode, exitCode, UsageError } from "../errors.ts";
import { judge } from "../judge/judge.ts";
import { findingsCount } from "../report/audit/findings-count.ts";
import { mark } from "../report/audit/mark.ts";
import { totalsText } from "../report/audit/totals-text.ts";
import { auditBaselineJson, type BaselineEntry } from "../report/audit-baseline-json.ts";
import { auditJson, type UsedBaseline } from "../report/audit-json.ts";
import { auditMarkdown } from "../report/audit-markdown.ts";
import { auditSarif } from "../report/audit-sarif.ts";
import { auditText } from "../report/audit-text.ts";
import { data, say } from "../report/print.ts";
import { staleBaselineText } from "../report/stale-baseline-text.ts";
import type { Project } from "../types.ts";
import type { Audit } from "../verdict.ts";
import { acceptFindings, entriesFor, readBaseline } from "./audit-baseline.ts";
import { type AuditFormat, auditFlags } from "./audit-flags.ts";
import { type AuditPlace, auditPlace } from "./audit-place.ts";
import { auditProgress } from "./audit-progress.ts";
import type { CommandInput } from "./command.ts";

export async function audit(input: CommandInput): Promise<ExitCode> {
  const { flags, looks } = input;
  const { format, failOn, urls } = auditFlags(input);
  const project = await detectProject(input.cwd, "report");
  const config = loadConfig(project.read);
  const folders = { root: project.root, cwd: realFolder(input.cwd) };
  const output = flags.output === undefined ? null : auditPlace("--output", flags.output, folders);
  const accepting = flags.baseline === undefined ? null : auditPlace("--baseline", flags.baseline, folders);

  const known = accepting && readBaseline(accepting);
  if (accepting && !known && !flags.updateBaseline) {
    throw new UsageError(
      `There is no baseline ${accepting.typed}.`,
      "Add --update-baseline to write it from today's findings.",
    );
  }

  const progress = auditProgress(input.terminal);
  const found = judge(project, config, { urls, onProgress: progress.show });
  progress.clear();
  const { audit: result, baseline } = await settle(
    found,
    accepting && { place: accepting, known },
    input,
    project.root,
  );

  const text = await reportText(format, result, { input, project, baseline });
  if (output && flags.dryRun) say(`Would write ${output.typed}.`);
  if (output && !flags.dryRun) {
    await write(output, project.root, text);
    say(`Wrote ${output.typed}.\n${totalsText(result, looks.stderr).join("\n")}`);
  } else data(text);

  if (baseline && baseline.unmatched.length > 0) say(staleBaselineText(baseline, looks.stderr));
  const left = result.findings.filter(
    ({ severity }) => severity === "error" || (failOn === "warning" && severity === "warning"),
  );
  if (failOn === null || left.length === 0) return exitCode.done;
  say(`--fail-on ${failOn}: ${findingsCount(left)}.`);
  return exitCode.failure;
}

/** The audit less what the baseline accepts, which is written anew first where that is wanted. */
async function settle(
  found: Audit,
  accepting: { place: AuditPlace; known: BaselineEntry[] | null } | null,
  { flags }: CommandInput,
  root: string,
): Promise<{ audit: Audit; baseline: UsedBaseline | null }> {
  if (!accepting) return { audit: found, baseline: null };
  const { place, known } = accepting;
  const entries = flags.updateBaseline ? entriesFor(found, known ?? []) : (known ?? []);
  if (flags.updateBaseline && flags.dryRun) say(`Would write ${place.typed}.`);
  else if (flags.updateBaseline) {
    await write(place, root, auditBaselineJson(entries));
    say(`Wrote ${place.typed}.`);
  }
  const { audit: result, unmatched } = acceptFindings(found, entries);
  return { audit: result, baseline: { file: place.typed, unmatched } };
}

async function write({ absolute, path }: AuditPlace, root: string, text: string): Promise<void> {
  await writeReport(path === null ? { absolute } : { root, path }, { text, mark });
}

interface Around {
  input: CommandInput;
  project: Project;
  baseline: UsedBaseline | null;
}

async function reportText(format: AuditFormat, result: Audit, around: Around): Promise<string> {
  const { input, project, baseline } = around;
  switch (format) {
    case "json":
      return auditJson(result, baseline);
    case "sarif":
      return auditSarif(result, { version: input.version, prefix: prefixOf(project), baseline });
    case "markdown":
      return auditMarkdown(result);
    case "html": {
      const [{ auditHtml }, { auditPage }] = await Promise.all([
        import("../report/audit-html.ts"),
        import("../templates.ts"),
      ]);
      return auditHtml(result, { ...auditPage(), read: project.read, name: project.name });
    }
    case "text": {
      // A file has no colours, and no terminal to be as wide as.
      const look = input.flags.output === undefined ? input.looks.stdout : { columns: 80, color: false };
      const detail = input.flags.verbose ? "everything" : "summary";
      return auditText(result, { ...look, detail, notes: project.warnings });
    }
  }
}

/** Code scanning wants paths from the top of the repository, which is taken to be that of the workspace. */
function prefixOf({ root, workspaceRoot }: Project): string {
  const path = workspaceRoot === null ? "" : relative(workspaceRoot, root).split(sep).join("/");
  return path === "" ? "" : `${path}/`;
}
