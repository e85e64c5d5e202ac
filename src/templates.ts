// Finds and renders templates/files/**, and reads templates/jwt/ and templates/audit/. The only import of Handlebars.
//
// Nothing is interpolated raw: `{{str x}}` and `{{json x}}` write literals, `{{code x}}` takes text that our own
// functions built and marked with `code()`. A bare `{{x}}` of a plain string throws, so what a user typed can never
// leave the string literal it belongs in. Templates are written once, in TypeScript; a JavaScript app gets the same
// file with its types stripped, and every file is laid out in the app's own style.
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import type { Options } from "prettier";
import { transform } from "sucrase";
import type { JwtProvider } from "./claims/jwt-provider.ts";
import type { Project } from "./types.ts";

/** Text that is code already: an identifier, a type, an import path built by us. */
export class Code {
  constructor(readonly text: string) {}
}
export const code = (text: string): Code => new Code(text);

const engine = Handlebars.create();
const literal = (value: unknown) =>
  new Handlebars.SafeString(
    // U+2028/2029 end lines in old parsers, and `</` would end a script element.
    JSON.stringify(value)
      .replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
      .replace(/<\//g, "<\\/"),
  );
engine.registerHelper("str", (value: unknown) => {
  if (typeof value !== "string") throw new Error("str wants a string");
  return literal(value);
});
engine.registerHelper("json", (value: unknown) => literal(value));
engine.registerHelper("code", (value: unknown) => {
  if (!(value instanceof Code)) throw new Error("code wants a value made by code()");
  return new Handlebars.SafeString(value.text);
});
// Handlebars calls this for every bare {{x}} that is not a SafeString.
Handlebars.Utils.escapeExpression = (value: unknown): string => {
  if (value instanceof Handlebars.SafeString) return value.toString();
  throw new Error("Templates interpolate only through str, json or code.");
};

/** Absolute path of the shipped templates folder, from `src/` and from `dist/` alike. */
const templatesFolder = fileURLToPath(new URL("../templates/", import.meta.url));

/**
 * The text of a new file.
 * @param name path below `templates/files/` without `.hbs`, e.g. `app/api/items/route.ts`
 */
export async function render(
  name: string,
  view: Record<string, unknown>,
  project: Pick<Project, "style" | "language">,
): Promise<string> {
  const template = engine.compile(await readFile(`${templatesFolder}files/${name}.hbs`, "utf8"), {
    strict: true,
  });
  const text = template(view);
  return name.endsWith(".d.ts") ? layOut(text, project.style) : inStyle(text, project);
}

/** A source text that is no template, stripped of its types for a JavaScript app and laid out in the app's style. */
export async function inStyle(text: string, project: Pick<Project, "style" | "language">): Promise<string> {
  return layOut(project.language === "js" ? await stripTypes(text) : text, project.style);
}

/** Names of the files in `templates/jwt/`. */
export function jwtProviders(): string[] {
  const files = readdirSync(`${templatesFolder}jwt`).filter((file) => file.endsWith(".json"));
  return files.map((file) => file.slice(0, -".json".length)).sort();
}

/** What a provider's file says: data, in which `{{…}}` belongs to Clerk. Null when there is no such provider. */
export function jwtProvider(name: string): JwtProvider | null {
  if (!jwtProviders().includes(name)) return null;
  return JSON.parse(readFileSync(`${templatesFolder}jwt/${name}.json`, "utf8"));
}

/** Style and script of the page that `audit --html` writes. */
export function auditPage(): { style: string; script: string } {
  const read = (name: string) => readFileSync(`${templatesFolder}audit/${name}`, "utf8");
  return { style: read("page.css"), script: read("page.js") };
}

async function stripTypes(text: string): Promise<string> {
  return transform(text, {
    transforms: ["typescript", "jsx"],
    jsxRuntime: "preserve",
    disableESTransforms: true,
    keepUnusedImports: false,
  }).code;
}

async function layOut(text: string, style: Project["style"]): Promise<string> {
  const [{ format }, babel, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  const options: Options = {
    parser: "babel-ts",
    plugins: [babel, estree],
    singleQuote: style.quote === "'",
    jsxSingleQuote: style.jsxQuote === "'",
    semi: style.semicolons,
    useTabs: style.indent === "\t",
    tabWidth: style.indent === "\t" ? 2 : style.indent.length,
    endOfLine: style.newline === "\r\n" ? "crlf" : "lf",
    trailingComma: style.trailingComma,
    printWidth: style.printWidth,
  };
  return format(text, options);
}
