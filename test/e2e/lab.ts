// Where does a test's app live? In a copy below test/labs, where the real Next.js and Clerk are installed.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type Lab = "next16" | "next15" | "next14";

export interface LabApp {
  root: string;
  remove(): Promise<void>;
}

const labs = fileURLToPath(new URL("../labs", import.meta.url));
const freshSource = fileURLToPath(new URL("../../fixtures/fresh-app", import.meta.url));

export async function makeApp(lab: Lab, source: string): Promise<LabApp> {
  const apps = join(labs, lab, "apps");
  await mkdir(apps, { recursive: true });
  const root = await mkdtemp(join(apps, "app-"));
  await cp(source, root, { recursive: true });
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** create-next-app writes it for Next 16, and pages must be written for it. */
const nextConfig16 = `import type { NextConfig } from "next";

const nextConfig: NextConfig = {
  /* config options here */
  cacheComponents: true,
  partialPrefetching: true,
};

export default nextConfig;
`;

/** What create-next-app makes, less what needs the network to build: declares `packages` of the lab. */
export async function makeFreshApp(lab: Lab, packages: string[]): Promise<LabApp> {
  const app = await makeApp(lab, freshSource);
  const { dependencies } = JSON.parse(await readFile(join(labs, lab, "package.json"), "utf8"));
  const path = join(app.root, "package.json");
  const manifest = JSON.parse(await readFile(path, "utf8"));
  manifest.dependencies = Object.fromEntries(packages.map((name) => [name, dependencies[name]]));
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
  if (lab === "next16") await writeFile(join(app.root, "next.config.ts"), nextConfig16);
  return app;
}
