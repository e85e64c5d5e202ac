// Builds what is published: dist/ (the CLI, split so that `--help` loads almost nothing), schema.json and the
// licences of everything that is bundled.
import { rm, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import license from "esbuild-plugin-license";

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
await build({
  ...shared,
  entryPoints: ["src/cli.ts"],
  outdir: "dist",
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  plugins: [license({ thirdParty: { output: { file: "../THIRD_PARTY_LICENSES.txt", template: licences } } })],
});

// The JSON Schema comes from the same zod schema that validates the file.
await build({ ...shared, entryPoints: ["src/config.ts"], outfile: "dist/.config.js" });
const { jsonSchema } = await import(pathToFileURL("dist/.config.js").href);
await writeFile("schema.json", `${JSON.stringify(jsonSchema(), null, 2)}\n`);
await rm("dist/.config.js");

function licences(dependencies) {
  const sorted = [...dependencies].sort((a, b) => a.packageJson.name.localeCompare(b.packageJson.name));
  return sorted
    .map(({ packageJson, licenseText }) => {
      const head = `${packageJson.name} ${packageJson.version} (${packageJson.license ?? "see below"})`;
      return `${head}\n${"-".repeat(head.length)}\n\n${licenseText || "No licence file in the package."}\n`;
    })
    .join("\n");
}
