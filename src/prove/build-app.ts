// Does the app build? `compile` leaves out type check and prerendering, which the answers to requests don't need.
import { CliError } from "../errors.ts";
import { runNext } from "./next-command.ts";

/** Returns what the build printed. */
export async function buildApp(
  root: string,
  env: Record<string, string>,
  mode: "full" | "compile",
): Promise<string> {
  const args = mode === "compile" ? ["build", "--experimental-build-mode=compile"] : ["build"];
  const command = runNext(root, args, env);
  const code = await command.exited;
  if (code === 0) return command.output();
  throw new CliError(`\`next build\` failed in ${root}:\n${command.output().slice(-4000)}`, {
    hint: "Run it in the app's folder and mend what it names.",
  });
}
