// How `audit` is typed, and what its help teaches.
import type { Command } from "./command.ts";

const details = `Reads the app and never runs it. For every page, layout, Route Handler and
Server Function it works out what the gate does (proxy.ts or middleware.ts) and
what the code behind it checks, and says who gets through:

  anyone        signed-out callers do
  conditional   it depends on an environment variable, or on what they send
  unknown       the code could not be followed: nothing is promised
  signed in     every signed-in user does
  restricted    being signed in is not enough

Server Functions are judged by their own code alone: the gate does not stand
before them. Findings say what contradicts clerk-sessions.json (where there is
one) or cannot hold. Nothing is written but what --output and --update-baseline
name.

Examples:
  $ npx create-clerk-sessions audit
      what needs a look; --verbose lists all, with the lines that decide
  $ npx create-clerk-sessions audit --url /admin/users /api/items
      what happens with these URLs, and why
  $ npx create-clerk-sessions audit --fail-on error
      for CI: exit 1 when a finding of that severity or worse is left
  $ npx create-clerk-sessions audit --baseline audit-baseline.json \\
      --update-baseline
      accepts today's findings; later runs with --baseline show what is new.
      Entries go by rule and resource, not by line
  $ npx create-clerk-sessions audit --html --output audit.html
      one page to click through, with the source lines
  $ npx create-clerk-sessions audit --sarif --output audit.sarif
      for code scanning

A comment \`// clerk-sessions: public — reason\` above a resource marks what is
open on purpose.`;

export const auditCommand: Command = {
  name: "audit",
  argument: null,
  summary: "who can reach every page, route and Server Function, and what is wrong",
  details,
  isDefault: false,
  options: [
    { spec: "--sarif", help: "SARIF 2.1.0, for code scanning (--json: everything, for programs)" },
    { spec: "--markdown", help: "Markdown, for a pull request" },
    { spec: "--html", help: "one self-contained page" },
    {
      spec: "--output <file>",
      help: "write to this file of the app, or to an absolute path, instead of stdout",
    },
    { spec: "--url <path...>", help: "what happens with these URLs" },
    {
      spec: "--fail-on <severity>",
      help: "exit 1 when a finding of this severity or worse is left: error, warning",
    },
    { spec: "--baseline <file>", help: "findings that this file accepts do not count" },
    { spec: "--update-baseline", help: "write today's findings into that file" },
  ].map((option) => ({ ...option, group: "Audit" })),
  load: async () => (await import("./audit.ts")).audit,
};
