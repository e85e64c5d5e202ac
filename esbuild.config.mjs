// Builds what is published: dist/ (the CLI, split so that `--help` loads almost nothing), schema.json and the
// licences of everything that is bundled.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

// Bundled CommonJS packages (TypeScript among them) look for these three.
const banner = [
  'import { createRequire as __createRequire } from "node:module";',
  'import { fileURLToPath as __fileURLToPath } from "node:url";',
  "const require = __createRequire(import.meta.url);",
  "const __filename = __fileURLToPath(import.meta.url);",
  'const __dirname = __fileURLToPath(new URL(".", import.meta.url));',
].join("");

const shared = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.12",
  banner: { js: banner },
  // Its UMD build asks for its own files in a way no bundler can follow.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  logLevel: "warning",
};

await rm("dist", { recursive: true, force: true });
const { metafile } = await build({
  ...shared,
  entryPoints: ["src/cli.ts"],
  outdir: "dist",
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
});

await writeFile("THIRD_PARTY_LICENSES.txt", await licences(Object.keys(metafile.inputs)));

// The JSON Schema comes from the same zod schema that validates the file.
await build({ ...shared, entryPoints: ["src/config.ts"], outfile: "dist/.config.js" });
const { jsonSchema } = await import(pathToFileURL("dist/.config.js").href);
await writeFile("schema.json", `${JSON.stringify(jsonSchema(), null, 2)}\n`);
await rm("dist/.config.js");

/** The licence of every package that went into the bundle, and of what those packages bundle themselves. */
async function licences(inputs) {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  // @ts-morph/common carries a copy of the compiler, in another version but under the same licence.
  folders.add("node_modules/typescript");
  const texts = [];
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|third-?party)/i.test(file));
    if (files.length === 0) throw new Error(`${name} has no licence file.`);
    const title = `${name}${name === "typescript" ? "" : ` ${version}`} (${license})`;
    texts.push(`${title}\n${"=".repeat(title.length)}\n`);
    for (const file of files.sort()) texts.push(`${(await readFile(join(folder, file), "utf8")).trim()}\n\n`);
  }
  return texts.join("\n");
}
