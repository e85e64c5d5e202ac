// A command on the PATH that does what a test says: installers are other people's programs.
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { makeFolder } from "./lab.ts";

/** `script` is the body of a shell script. Returns the folder that is first on the PATH. */
export function fakeCommand(name: string, script: string): string {
  const folder = makeFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH ?? ""}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  return folder;
}
