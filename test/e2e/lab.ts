// Where does a test's app live? In a copy below test/labs, where the real Next.js and Clerk are installed.
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type Lab = "next16" | "next15" | "next14";

export interface LabApp {
  root: string;
  remove(): Promise<void>;
}

const labs = fileURLToPath(new URL("../labs", import.meta.url));

export async function makeApp(lab: Lab, source: string): Promise<LabApp> {
  const apps = join(labs, lab, "apps");
  await mkdir(apps, { recursive: true });
  const root = await mkdtemp(join(apps, "app-"));
  await cp(source, root, { recursive: true });
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
