// Random gate files, each held against what the installed versions of Next.js really do with them. SEED=n tries others.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type MatcherEntry, readMatchers, runsAt } from "../../../src/judge/gate/matcher.ts";
import { askNext, type GateQuestions, type NextConfig } from "../../judge/ask-next.ts";
import { testProject } from "../../project.ts";

const labs = [
  ["next16", "16.4.6"],
  ["next15", "15.5.29"],
  ["next14", "14.2.35"],
] as const;

const part = fc.constantFrom(
  ..."/ /a /b /A /a/b /:p /:p* /:p+ /:p? /:p(\\d+) /:p(a|b)* /(a|b) /(.*) /((?!api|_next|a).*) /a(.*) /a-:p /:p-:q".split(
    " ",
  ),
  ..."/:p.:q /:p:q /:p.json /{a}? /a{-:p}? /a{/:p/b}* /a.b /%61 /en /nl/a /:l(en|nl) /_next/:p* /a/ /(a)* (.*) /api".split(
    " ",
  ),
  ..."/((?!.*\\..*|_next).*) /a( /:p(( /? * /(?:a) /(?a) /a\\(b /index /:p([^/]+)".split(" "),
);
const source = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(""));
const shortSource = fc.oneof(part, source);

const condition = fc.constantFrom(
  { type: "header", key: "X-A" },
  { type: "header", key: "x-a", value: "1" },
  { type: "header", key: "x-b", value: "(?<v>\\d)" },
  { type: "cookie", key: "c" },
  { type: "cookie", key: "c", value: "yes" },
  { type: "query", key: "q" },
  { type: "query", key: "q", value: "[a-c]+" },
  { type: "host", value: "admin\\.example\\.com" },
);
const strange = fc.constantFrom(
  { type: "header" },
  { type: "host" },
  { type: "ip", value: "1" },
  { type: "cookie", key: "c", value: 1 },
  { type: "query", key: "q", extra: "x" },
);
const conditions = fc.array(
  fc.oneof({ weight: 20, arbitrary: condition }, { weight: 1, arbitrary: strange }),
  {
    maxLength: 2,
  },
);
const entry = fc.oneof(
  { weight: 4, arbitrary: shortSource },
  {
    weight: 4,
    arbitrary: fc.record(
      { source: shortSource, has: conditions, missing: conditions, locale: fc.constant(false) },
      { requiredKeys: ["source"] },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      1,
      null,
      "",
      {},
      { source: "/a", regexp: "x" },
      { source: "/a", locale: true },
    ),
  },
);
const value = fc.oneof(
  { weight: 1, arbitrary: shortSource },
  { weight: 8, arbitrary: fc.array(entry, { maxLength: 3 }) },
  { weight: 1, arbitrary: entry },
);
/** As a config, in the ways in which people write it, and some that Next.js does not read. */
const file = fc
  .oneof(
    {
      weight: 12,
      arbitrary: value.map((matcher) => `export const config = ${JSON.stringify({ matcher })};`),
    },
    {
      weight: 2,
      arbitrary: shortSource.map(
        (text) => `export const config = { matcher: [\`${text.replaceAll("\\", "\\\\")}\`] };`,
      ),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          shortSource.map((text) => JSON.stringify([text])),
          fc.constantFrom(
            "export const config = { matcher: # } satisfies X;",
            "export const config: X = { 'matcher': # };",
            "export const config = { runtime: 'nodejs', matcher: # };",
            "export const config = ({ matcher: # });",
            "const matcher = #; export const config = { matcher };",
            "const list = #; export const config = { matcher: list };",
            "export const config = { matcher: [...#] };",
            "export const config = { matcher: #, x() {} };",
            "export const config = { ['matcher']: # };",
            "export const config = { matcher: [`/a` + '/b'] };",
            "export const matcherConfig = { matcher: # };",
            "export const configs = { matcher: # };",
            "const config = { matcher: # }; export { config };",
            "export let config = { matcher: # };",
            "export const other = 1, config = { matcher: # };",
            "export const config = make(#);",
            "export const config = null;",
            "export const config = { matcher: undefined };",
            "export const config = { matcher: [,'/a'] };",
            "",
          ),
        )
        .map(([text, form]) => form.replaceAll("#", text)),
    },
  )
  .map((config) => `export default function middleware() {}\n${config}\n`);

const nextConfig = fc.record({
  basePath: fc.constantFrom("", "", "/docs"),
  trailingSlash: fc.constantFrom(false, false, true),
  i18n: fc.constantFrom<NextConfig["i18n"]>(null, null, {
    locales: ["en", "nl", "pt-BR"],
    defaultLocale: "en",
  }),
});
const segment = fc.constantFrom(
  ..."a b A a-b a.b 1 12 en nl EN pt-br _next static api x.csv a.json a.rsc index.json %61 a%2Fb %zz %C3%A9 index .well-known -1".split(
    " ",
  ),
);
const path = fc.oneof(
  fc
    .tuple(fc.array(segment, { maxLength: 4 }), fc.constantFrom("", "", "/"))
    .map(([parts, end]) => `/${parts.join("/")}${end}`),
  fc
    .array(segment, { minLength: 1, maxLength: 3 })
    .map((parts) => `/_next/data/build/${parts.join("/")}.json`),
);
const request = fc.record({
  path: fc
    .tuple(path, fc.constantFrom("", "//"))
    .map(([text, slashes]) => text.replace(/^\//, slashes || "/")),
  headers: fc.record(
    {
      "x-a": fc.constantFrom("1", "2", ""),
      "x-b": fc.constantFrom("1", "12"),
      cookie: fc.constantFrom("c=yes", "c=no", "d=1"),
      host: fc.constantFrom("admin.example.com:80", "example.com"),
    },
    { requiredKeys: [] },
  ),
  query: fc.constantFrom("", "?q=a", "?q=z", "?q="),
});
const question = fc
  .record({ source: file, nextConfig, requests: fc.array(request, { minLength: 12, maxLength: 12 }) })
  .map(({ source, nextConfig, requests }): GateQuestions => {
    const placed = requests.map((each, index) =>
      index % 4 === 0
        ? each
        : {
            ...each,
            path: (nextConfig.basePath + each.path).replace(
              /(?<=.)\/$/,
              each.path === "/" && nextConfig.basePath ? "" : "/",
            ),
          },
    );
    return { source, nextConfig, requests: placed };
  });

test.each(labs)("the gate runs where %s runs it", (lab, version) => {
  const questions = fc.sample(question, { numRuns: 500, seed: Number(process.env.SEED ?? 7) });
  const { gates } = askNext(lab, { gates: questions });
  const wrong: unknown[] = [];
  const seen = { refused: 0, runs: 0, skips: 0, depends: 0 };
  for (const [index, { source, nextConfig, requests }] of questions.entries()) {
    const project = gateProject(version, source, nextConfig);
    const reading = readMatchers(project);
    const { refused, ran } = gates[index] ?? { refused: "?", ran: [] };
    const isRefused = reading.kind === "unreadable";
    if (isRefused !== (refused !== null)) wrong.push({ source, reading, refused });
    if (isRefused || refused !== null) {
      seen.refused++;
      continue;
    }
    for (const [at, asked] of requests.entries()) {
      const answer = runsAt(reading, project, asked.path);
      const runs =
        answer.kind === "depends"
          ? answer.entries.some((each) => isMet(each, asked))
          : answer.kind === "runs";
      if (answer.kind !== "unknown") seen[answer.kind]++;
      if (runs !== ran[at]) wrong.push({ source, nextConfig, asked, answer, next: ran[at] });
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  // The questions are worth asking.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

function gateProject(version: string, source: string, config: GateQuestions["nextConfig"]) {
  const plain = testProject().nextConfig;
  return testProject({
    next: { version, source: "installed" },
    files: { "middleware.ts": source },
    gate: { file: "middleware.ts", expected: "middleware.ts", dead: [], conflict: null },
    nextConfig: { ...plain, ...config },
  });
}

function isMet(
  entry: MatcherEntry,
  { headers = {}, query = "" }: GateQuestions["requests"][number],
): boolean {
  const cookie = /(?:^|; )(\w+)=(\w*)/.exec(headers.cookie ?? "");
  const values = {
    header: (key: string) => headers[key.toLowerCase()],
    cookie: (key: string) => (cookie?.[1] === key ? cookie[2] : undefined),
    query: (key: string) => new URLSearchParams(query).get(key) ?? undefined,
    host: () => (headers.host ?? "localhost").replace(/:\d+$/, ""),
  };
  const holds = ({ type, key, value }: MatcherEntry["has"][number]) => {
    const found = values[type](key ?? "");
    return Boolean(found) && (value === null || new RegExp(`^${value}$`).test(found ?? ""));
  };
  return entry.has.every(holds) && !entry.missing.some(holds);
}
