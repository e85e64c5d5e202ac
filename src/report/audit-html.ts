// An audit as one page that needs nothing else: the route tree coloured by reach, with the lines that decide.
import { createHash } from "node:crypto";
import type { Audit } from "../verdict.ts";
import { mark } from "./audit/mark.ts";
import { pageData } from "./audit/page-data.ts";
import { versionsText } from "./audit/versions-text.ts";
import { plain } from "./plain.ts";

export interface AuditPage {
  style: string;
  script: string;
  /** Text of a source file, or null; lines around the evidence are shown from it. */
  read(path: string): string | null;
  /** What the app is called; null when it has no name. */
  name: string | null;
}

export function auditHtml(audit: Audit, page: AuditPage): string {
  const style = page.style.replaceAll("\r\n", "\n");
  const script = page.script.replaceAll("\r\n", "\n");
  // Nothing is fetched, and nothing runs but this one script, whatever the app's text might look like.
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const title = page.name === null ? "Who can reach what" : `Who can reach what in ${page.name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${mark}">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${escapeHtml(plain(title))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escapeHtml(plain(title))}</h1>
<p class="about">${escapeHtml(plain(versionsText(audit.project)))}</p>
</header>
<noscript><p>This page shows its content with a script of its own; it needs no network.</p></noscript>
<main></main>
<script type="application/json" id="audit">${embedded(pageData(audit, page.read))}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** JSON that cannot end its script element; what would reorder a line is spelled out. */
function embedded(value: object): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "string" ? plain(item) : item)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
