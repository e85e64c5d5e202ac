// Small app trees on disk for the detection tests.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes the files into a new folder that goes away with the test; returns its absolute path. */
export function makeTree(files: Record<string, string>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "detect-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** package.json of an app with these dependencies, Next 16 and Clerk 7 unless told otherwise. */
export function manifest(
  dependencies: Record<string, string> = {},
  more: Record<string, unknown> = {},
): string {
  return JSON.stringify({
    name: "app",
    dependencies: { next: "16.4.6", "@clerk/nextjs": "7.9.17", react: "19.2.0", ...dependencies },
    ...more,
  });
}

export const page = "export default function Page() {\n  return <p>hello</p>;\n}\n";
export const layout = `export default function Layout({ children }) {
  return <html><body>{children}</body></html>;
}
`;
