// Does TypeScript itself accept these values for these types, and refuse those? One program for all of them.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { claimType } from "../../src/claims/claim-type.ts";
import { metadataInterfaces } from "../../src/claims/global-interfaces.ts";
import type { Config, Json } from "../../src/config.ts";
import type { ts as Typescript } from "../../src/syntax.ts";

export interface TypeCase {
  template: Json;
  metadata: Config["metadata"];
  accepted: Json[];
  refused: Json[];
}

const lab = fileURLToPath(new URL("../labs/next16/package.json", import.meta.url));

/** One text per disagreement, with its template; empty when the types are right. */
export function judgeTypes(cases: TypeCase[]): string[] {
  const lines: { text: string; about: string }[] = [];
  for (const [at, one] of cases.entries()) lines.push(...caseLines(at, one));
  return diagnose(lines.map(({ text }) => text).join("\n")).map(({ line, message }) => {
    const about = lines[line]?.about ?? "";
    return `${about}\n  ${message}`;
  });
}

/** Each case has global interfaces of its own: a namespace hides the outer ones. */
function caseLines(at: number, { template, metadata, accepted, refused }: TypeCase) {
  const type = claimType(template, metadata);
  const about = `template ${JSON.stringify(template)}, type ${type}, metadata ${JSON.stringify(metadata)}`;
  const row = (text: string, what = "") => ({ text, about: `${what}${about}` });
  return [
    row(`namespace Case${at} {`),
    ...Object.entries(metadataInterfaces).map(([key, name]) =>
      row(`interface ${name} { ${members(metadata[key as keyof Config["metadata"]])} }`),
    ),
    row(`export interface Claims { before: 1; c: ${type}; after: 2 }`),
    row("export const proof: [1, 2] = [null! as Claims['before'], null! as Claims['after']];"),
    ...accepted.map((value, index) =>
      row(
        `export const yes${index}: Claims["c"] = ${JSON.stringify(value)};`,
        `refuses ${JSON.stringify(value)}: `,
      ),
    ),
    ...refused.flatMap((value, index) => [
      row("// @ts-expect-error", `accepts ${JSON.stringify(value)}: `),
      row(`export const no${index}: Claims["c"] = ${JSON.stringify(value)};`),
    ]),
    row("}"),
  ];
}

/** As the app's types file has it, or as Clerk declares it. */
function members(shape: Record<string, string> | undefined): string {
  if (!shape || Object.keys(shape).length === 0) return "[k: string]: unknown;";
  return Object.entries(shape)
    .map(([name, type]) => `${name}: ${type};`)
    .join(" ");
}

function diagnose(source: string): { line: number; message: string }[] {
  const ts = createRequire(lab)("typescript") as typeof Typescript;
  const options = {
    strict: true,
    noEmit: true,
    lib: ["lib.es5.d.ts"],
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
  };
  const host = ts.createCompilerHost(options);
  const name = "/claims.ts";
  const read = host.getSourceFile;
  host.getSourceFile = (path, ...rest) =>
    path === name
      ? ts.createSourceFile(name, `export {};${source}`, ts.ScriptTarget.ES2022)
      : read(path, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
    line: file ? ts.getLineAndCharacterOfPosition(file, start ?? 0).line : 0,
    message: ts.flattenDiagnosticMessageText(messageText, " "),
  }));
}
