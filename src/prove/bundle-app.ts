// How does plain Node run the app's source? As one CommonJS bundle of the gate and the asked resources.
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { CliError } from "../errors.ts";

/** The SDK and Next stay the app's own installed copies; everything else is bundled, next-intl among it. */
const external = [
  "next",
  "next/*",
  "@clerk/*",
  "react",
  "react/*",
  "react-dom",
  "react-dom/*",
  "server-only",
  "client-only",
];

/** The bundle exports one loader per file, keyed by its path below the root, so that files load only when asked. */
export async function bundleApp(root: string, files: string[]): Promise<string> {
  const loaders = files.map(
    (file) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`,
  );
  const contents = `module.exports = {\n${loaders.join(",\n")}\n}`;
  try {
    const result = await build({
      stdin: { contents, resolveDir: root, sourcefile: join(root, "[prove].js"), loader: "js" },
      absWorkingDir: root,
      bundle: true,
      write: false,
      platform: "node",
      format: "cjs",
      target: "node20",
      jsx: "automatic",
      external,
      loader: {
        ".js": "jsx",
        ".css": "empty",
        ".png": "dataurl",
        ".jpg": "dataurl",
        ".svg": "dataurl",
        ".ico": "dataurl",
      },
      logLevel: "silent",
    });
    const [output] = result.outputFiles;
    return output?.text ?? "";
  } catch (error) {
    throw new CliError(`${dirname(join(root, "x"))} cannot be run in process: ${String(error)}`, {
      hint: "Mend what the message names, or ask a built server instead.",
    });
  }
}
