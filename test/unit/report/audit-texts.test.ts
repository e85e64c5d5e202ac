import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { auditBaselineJson } from "../../../src/report/audit-baseline-json.ts";
import { auditHtml } from "../../../src/report/audit-html.ts";
import { auditJson } from "../../../src/report/audit-json.ts";
import { auditMarkdown } from "../../../src/report/audit-markdown.ts";
import { type AuditTextOptions, auditText } from "../../../src/report/audit-text.ts";
import type { Audit, Reach, Verdict } from "../../../src/verdict.ts";
import { auditOf, gate, gates, guard, guards, sampleAudit, verdict } from "./sample-audit.ts";

const brief: AuditTextOptions = { columns: 80, color: false, detail: "summary", notes: [] };
const full: AuditTextOptions = { ...brief, detail: "everything" };
const unasked: Audit = { ...sampleAudit, urls: [] };

/** Lines between a title that starts so and the next empty line. */
function section(text: string, title: string): string[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(title));
  const end = lines.indexOf("", start);
  return start < 0 ? [] : lines.slice(start, end);
}

describe("text", () => {
  test("versions and gate first, then who gets through, the worst first", () => {
    const text = auditText(unasked, brief);
    expect(text.split("\n").slice(0, 3)).toEqual([
      "create-clerk-sessions audit",
      "Next.js 16.4.6, @clerk/nextjs 7.9.17, gate proxy.ts, App Router",
      "",
    ]);
    const titles = ["Anyone (13)", "Conditional (1)", "Unknown (2)", "Signed in (17)", "Restricted (7)"];
    const places = titles.map((title) => text.indexOf(`\n${title}: `));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test("resources stand below the reason, Server Functions first; methods of a file share a line", () => {
    expect(section(auditText(unasked, brief), "Anyone")).toEqual([
      "Anyone (13): signed-out callers get through",
      "  No gate stands before a Server Function; its own code does not check.",
      "    action  deleteItem, renameItem  app/items/actions.ts",
      "    action  inline@14               app/search/page.tsx:14",
      "  The gate lets everybody through; its own code does not check.",
      "    API   /api/legacy              pages/api/legacy.ts",
      "    page  /                        app/page.tsx",
      "    page  /pricing                 app/pricing/page.tsx",
      "    page  /blog                    app/blog/page.tsx",
      "    page  /sign-in/[[...sign-in]]  app/sign-in/[[...sign-in]]/page.tsx",
      "  The gate does not run; its own code does not check.",
      "    GET, POST  /api/export  app/api/export/route.ts",
      "  The gate lets everybody through; its own check does not hold: auth.protect()",
      "  is not awaited.",
      "    POST  /api/import  app/api/import/route.ts",
      "  The gate asks for a session (signed out: redirect), but not for every value",
      "  (/blog/x.csv: does not run); its own code does not check.",
      "    page  /blog/[slug]  app/blog/[slug]/page.tsx",
      "  layouts: app/layout.tsx",
    ]);
  });

  test("values for which the gate answers otherwise are named where more callers get through; all with --verbose", () => {
    const differs = [
      { url: "/files/x.csv", answer: "not-run" as const },
      { url: "/files/public-1", answer: "restricted" as const },
    ];
    const row = (reach: Reach, own: Verdict["guard"]) =>
      auditOf([
        verdict({
          ...{ kind: "page", file: "app/files/[id]/page.tsx", urls: ["/files/[id]"] },
          ...{ gate: { ...gates.session, differs }, guard: own, reach },
        }),
      ]);
    const held = row("signed-in", guards.session("app/files/[id]/page.tsx"));
    expect(auditText(held, brief)).not.toContain("/files/x.csv");
    expect(auditText(held, full)).toContain("/files/x.csv");
    const opened = row("anyone", guards.open);
    expect(auditText(opened, brief)).toContain("(/files/x.csv: does not run)");
    expect(auditMarkdown(opened)).toContain("(/files/x.csv: does not run)");
    expect(auditMarkdown(opened)).not.toContain("/files/public-1");
    expect(auditText(opened, full)).toContain("/files/public-1: asks for more than");
  });

  test("totals, then findings with place, rule, message and fix: errors first", () => {
    const text = auditText(unasked, brief);
    expect(text).toContain(`
40 resources: 13 anyone, 1 conditional, 2 unknown, 17 signed in, 7 restricted.
2 errors, 1 warning, 1 note (1 finding accepted by the baseline).

Findings: 2 errors, 1 warning, 1 note
  x app/items/actions.ts:3  unprotected-server-function
    deleteItem can be called by anyone who knows its id, from any path. The gate
    does not stand before Server Functions.
    Fix: Begin \`deleteItem()\` with \`await auth.protect();\` (\`auth\` from
    \`@clerk/nextjs/server\`).
  x app/search/page.tsx:14  unprotected-server-function
    The function in line 14 can be called by anyone who knows its id.
    $ npx create-clerk-sessions init
`);
    const places = section(text, "Findings").filter((line) => /^ {2}[x!i] /.test(line));
    expect(places.map((line) => line[2])).toEqual(["x", "x", "!", "i"]);
    expect(text).toContain("    Fix: Let config.matcher cover /api/export.\n");
  });

  test("who asks about URLs gets those: the gate, the line that decides, the resource behind it", () => {
    const text = auditText(sampleAudit, brief);
    expect(section(text, "URLs")).toEqual([
      "URLs",
      "  /admin/users/7  restricted",
      "    The gate asks for role org:admin (signed out: redirect).",
      '      > proxy.ts:7 await auth.protect({ role: "org:admin" })',
      "    Served by app/admin/users/[id]/page.tsx:1 (default): its own code asks for a",
      "    session (signed out: 401).",
      "      > app/admin/users/[id]/page.tsx:2 if (!userId) return",
    ]);
    expect(text).not.toContain("Anyone (");
    expect(auditText(sampleAudit, full)).toContain("Anyone (");
    const nothing = { ...sampleAudit, urls: [{ url: "/x", gate: gates.open, served: [] }] };
    expect(auditText(nothing, brief)).toContain("No resource of this app serves it.");
  });

  const many = (count: number, reach: Reach, parts: Partial<Verdict> = {}): Verdict[] =>
    Array.from({ length: count }, (_, index) => {
      const path = `/${["billing", "team"][index % 2]}/${index}`;
      return { ...verdict({ kind: "page", file: `app${path}/page.tsx`, urls: [path], reach }), ...parts };
    });

  test("a thousand guarded resources are counted, open ones named up to twenty, everything with --verbose", () => {
    const unknown = many(300, "unknown").map((one, index) => ({
      ...one,
      guard: guard({ answer: "unknown", reason: `package ${index} is not known` }),
    }));
    const audit = auditOf([...many(1000, "signed-in"), ...many(100, "anyone"), ...unknown]);
    const text = auditText(audit, brief);
    expect(text.split("\n").length).toBeLessThan(90);
    expect(section(text, "Signed in")).toEqual([
      "Signed in (1,000): every signed-in user",
      "  1,000 pages.",
      "  Below /billing (500), /team (500).",
      "  --verbose lists them.",
    ]);
    expect(section(text, "Anyone").at(-1)).toBe("    … and 80 more; --verbose lists all");
    expect(section(text, "Unknown").at(-1)).toBe("  … and 285 more for other reasons; --verbose lists all");
    const all = auditText(audit, full);
    for (const { file } of audit.resources) expect(all).toContain(file);
    expect(all).toContain("      > proxy.ts:4 isPublic");
  });

  test("many findings of one rule do not hide the next", () => {
    const [, error] = sampleAudit.findings;
    const findings = Array.from({ length: 40 }, () => error).flatMap((one) => one ?? []);
    const text = auditText({ ...unasked, findings: [...findings, ...sampleAudit.findings] }, brief);
    expect(text).toContain("… and 32 more of unprotected-server-function; --verbose lists all");
    expect(text).toContain("outside-the-matcher");
  });

  test.each([40, 60, 80, 120])("prose fits %i columns", (columns) => {
    for (const options of [brief, full]) {
      const lines = auditText(sampleAudit, { ...options, columns, notes: ["A note. ".repeat(20)] }).split(
        "\n",
      );
      // A path, a command or a row of the table is not broken, so that it can be copied.
      const whole = /^\s*([\w/.[\]()@-]+|\$ .*)$|^ {4,}\S.*[\w\])](:\d+)?$|…|^ {2}[x!i] /;
      expect(lines.filter((line) => line.length > columns && !whole.test(line))).toEqual([]);
    }
  });

  test("colour changes nothing but colour", () => {
    const coloured = auditText(sampleAudit, { ...full, color: true });
    expect(coloured).not.toBe(auditText(sampleAudit, full));
    expect(stripVTControlCharacters(coloured)).toBe(auditText(sampleAudit, full));
  });

  test("an app without anything says so", () => {
    const project = { next: "14.2.35", clerk: null, gateFile: null, routers: ["pages" as const] };
    expect(auditText(auditOf([], { project }), brief)).toBe(`create-clerk-sessions audit
Next.js 14.2.35, no @clerk/nextjs, no gate file, Pages Router

0 resources.
No findings.
`);
  });
});

const evil = "\u001b]0;owned\u0007\u202Ex\r\n|`</details><!-- -->\u2028@team [a](javascript:x) <img src=x>";

function evilAudit(): Audit {
  const place = { file: evil, line: 1, note: evil };
  const own = {
    gate: gate({
      ...{
        answer: "conditional",
        evidence: [place],
        conditions: [{ ...place, value: evil, sources: ["env"] }],
      },
      ...{ requires: { role: evil }, signedOut: evil, differs: [{ url: evil, answer: "none" }] },
    }),
    guard: guard({ answer: "broken", reason: evil, evidence: [place] }),
  };
  const kinds = ["page", "route-handler", "server-function", "layout"] as const;
  const finding = {
    rule: evil,
    severity: "error",
    message: evil,
    file: evil,
    line: 1,
    resource: evil,
    fix: evil,
  } as const;
  return auditOf(
    kinds.map((kind) => ({
      ...verdict({
        kind,
        file: evil,
        name: evil,
        urls: kind === "server-function" ? [] : [evil],
        reach: "anyone",
      }),
      ...own,
    })),
    {
      project: { next: evil, clerk: evil, gateFile: evil, routers: ["app"] },
      findings: [finding],
      accepted: [finding],
      urls: [{ url: evil, gate: own.gate, served: [{ resource: evil, gate: own.gate, reach: "anyone" }] }],
    },
  );
}

describe("hostile names", () => {
  test("do not steer the terminal", () => {
    const shown = auditText(evilAudit(), { ...full, notes: [evil] });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(shown.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e]/g)).toBeNull();
    expect(shown).toContain("\\x1b]0;owned");
  });

  test("do not break out of Markdown", () => {
    const shown = auditMarkdown(evilAudit());
    // Code spans, as a reader of CommonMark finds them: what is left must hold no markup of the app's.
    const prose = shown.replace(/(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g, "CODE");
    expect(prose.replaceAll("@<!-- -->team", "")).not.toContain("@team");
    expect(prose).not.toMatch(/<img|(?<!\\)\]\(javascript|(?<!\\)`/);
    expect(prose.match(/<\/details>/g)).toHaveLength(1);
    expect(prose.match(/<!--(?! create-clerk-sessions audit -->| -->)/g)).toBeNull();
    const cells = prose.split("\n").filter((line) => line.startsWith("| "));
    expect(new Set(cells.map((line) => line.split("|").length))).toEqual(new Set([5, 6]));
  });

  test("stay inside the page's data and its attributes", () => {
    const html = auditHtml(evilAudit(), { style: "", script: "", read: () => evil, name: `"><b>${evil}` });
    expect(html.match(/<script|<!--|<img|<b>|<details/g)).toEqual(["<script", "<script"]);
    for (const character of ["\u2028", "\u202e", "\u001b"]) expect(html).not.toContain(character);
  });
});

describe("Markdown", () => {
  test("totals, findings, and what is open, folded away", () => {
    const shown = auditMarkdown(sampleAudit);
    expect(shown).toMatch(/^<!-- create-clerk-sessions audit -->\n## Who can reach what\n/);
    expect(shown).toContain("| Anyone | 13 | signed-out callers get through |");
    expect(shown).toContain(
      "- ⚠️ **warning** `app/api/export/route.ts:4` GET /api/export calls `auth()`, and config.matcher skips it: the call throws. (`outside-the-matcher`)<br>Fix: Let config.matcher cover /api/export.",
    );
    expect(shown).toContain("<br>Fix: Begin `deleteItem()` with `await auth.protect();` (`auth` from ");
    expect(shown).toContain("<br>Fix: `npx create-clerk-sessions init`");
    expect(shown).toContain("The baseline accepts 1 finding.");
    expect(shown).toContain("| action | `deleteItem, renameItem` | `app/items/actions.ts` |");
    expect(shown.match(/<summary>.*<\/summary>/g)).toEqual([
      "<summary>Anyone: 12 resources</summary>",
      "<summary>Conditional: 1 resource</summary>",
      "<summary>Unknown: 2 resources</summary>",
    ]);
    expect(shown).not.toContain("/dashboard/billing");
  });

  test("stays below what a comment may hold", () => {
    const pages = Array.from({ length: 2000 }, (_, index) =>
      verdict({
        ...{ kind: "page", file: `app/a-long-folder-name/of-an-app/p${index}/page.tsx`, reach: "anyone" },
        urls: [`/a-long-folder-name/of-an-app/p${index}`],
      }),
    );
    const findings = sampleAudit.findings.flatMap((one) => Array.from({ length: 200 }, () => one));
    const shown = auditMarkdown(auditOf(pages, { findings }));
    expect(shown.length).toBeLessThan(65_536);
    expect(shown).toContain("… and 1,950 more.");
    expect(shown).toContain("- … and 760 more");
  });
});

describe("JSON", () => {
  test("keeps its shape", () => {
    const shown = JSON.parse(auditJson(sampleAudit, null));
    expect(Object.keys(shown)).toEqual([
      ...["version", "kind", "generator", "project", "resources", "findings", "accepted", "urls", "summary"],
      "baseline",
    ]);
    expect(shown).toMatchObject({ version: 1, kind: "audit", baseline: null });
    expect(shown.project).toEqual(sampleAudit.project);
    expect(shown.summary).toEqual(sampleAudit.summary);
    expect(shown.resources).toHaveLength(40);
    expect(shown.resources.find(({ id }: Verdict) => id === "app/preview/page.tsx#default")).toEqual({
      id: "app/preview/page.tsx#default",
      kind: "page",
      file: "app/preview/page.tsx",
      export: "default",
      line: 1,
      urls: ["/preview"],
      gate: {
        answer: "conditional",
        requires: null,
        evidence: [{ file: "proxy.ts", line: 6, note: "if (process.env.SKIP_AUTH) return" }],
        conditions: [{ file: "proxy.ts", line: 6, note: "process.env.SKIP_AUTH", sources: ["env"] }],
        reason: null,
        signedOut: null,
        differs: [],
      },
      guard: {
        ...{ answer: "open", via: null, requires: null, signedOut: null, evidence: [], conditions: [] },
        ...{ reason: null, holds: "anyone" },
      },
      reach: "conditional",
    });
    expect(shown.findings[1]).toEqual({
      rule: "unprotected-server-function",
      severity: "error",
      message: expect.stringMatching(/^deleteItem can be called/),
      file: "app/items/actions.ts",
      line: 3,
      resource: "app/items/actions.ts#deleteItem",
      fix: "Begin `deleteItem()` with `await auth.protect();` (`auth` from `@clerk/nextjs/server`).",
    });
    expect(shown.accepted).toHaveLength(1);
    expect(shown.urls).toEqual([
      {
        url: "/admin/users/7",
        gate: shown.resources[17].gate,
        resource: "app/admin/users/[id]/page.tsx#default",
        reach: "restricted",
        resources: ["app/admin/users/[id]/page.tsx#default"],
      },
    ]);
  });

  test("names the baseline and what it names in vain", () => {
    const unmatched = [{ rule: "gone", resource: null, file: "proxy.ts" }];
    const shown = JSON.parse(auditJson(sampleAudit, { file: "audit-baseline.json", unmatched }));
    expect(shown.baseline).toEqual({ file: "audit-baseline.json", unmatched });
  });
});

test("a baseline is the same text whatever the order of the findings", () => {
  const entries = [
    { rule: "b", resource: null, file: "z.ts", count: 1 },
    { rule: "a", resource: "z.ts#x", file: "z.ts", count: 2, reason: "Known." },
    { rule: "a", resource: null, file: "a.ts", count: 1 },
  ];
  const text = auditBaselineJson(entries);
  expect(auditBaselineJson([...entries].reverse())).toBe(text);
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    kind: "audit-baseline",
    accepted: [
      { rule: "a", resource: null, file: "a.ts", count: 1 },
      { rule: "b", resource: null, file: "z.ts", count: 1 },
      { rule: "a", resource: "z.ts#x", file: "z.ts", count: 2, reason: "Known." },
    ],
  });
});

test("lines around the evidence are embedded, secrets of env files are not", () => {
  const evidence = [
    { file: "proxy.ts", line: 5, note: "x" },
    { file: ".env.local", line: 1, note: "y" },
  ];
  const page = verdict({ kind: "page", file: "app/page.tsx", urls: ["/"], reach: "anyone" });
  const audit = auditOf([{ ...page, gate: gate({ evidence }), guard: guards.open }]);
  const read = (path: string) =>
    path === "proxy.ts"
      ? Array.from({ length: 99 }, (_, index) => `line ${index + 1}`).join("\r\n")
      : "SECRET=1";
  const html = auditHtml(audit, { style: "", script: "", read, name: null });
  expect(html).toContain('"2":"line 2"');
  expect(html).toContain('"8":"line 8"');
  expect(html).not.toContain("line 9");
  expect(html).not.toContain('".env.local":');
});
