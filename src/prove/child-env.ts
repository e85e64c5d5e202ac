// Which variables does the app's process see? What a process needs to start, and what the room gives it; nothing
// of the developer's own environment, where real keys may be.

const needed = ["PATH", "Path", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG"];

export function childEnv(env: Record<string, string>): Record<string, string> {
  const kept = needed.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...env };
}
