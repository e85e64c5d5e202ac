import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { fingerprint } from "../../../src/apply/fingerprint.ts";
import { recoverRun } from "../../../src/apply/recover-run.ts";
import { StaleError } from "../../../src/apply/stale-error.ts";
import { CliError, Interrupted } from "../../../src/errors.ts";
import { makeFolder, planOf, projectTree, put, quiet, treeOf } from "./lab.ts";

describe("writing", () => {
  test("creates, changes, keeps the mode, and hides its record from git", async () => {
    const root = makeFolder({ "a.sh": "one\r\n" });
    chmodSync(join(root, "a.sh"), 0o755);
    const plan = planOf(root, [
      ["a.sh", "one\r\n", "one\r\ntwo\r\n"],
      ["x/y.ts", null, "new\n"],
    ]);
    const receipt = await applyPlan(plan, quiet);
    expect(receipt).toMatchObject({ created: ["x/y.ts"], changed: ["a.sh"] });
    expect(projectTree(root)).toEqual({
      "a.sh": "755 one\r\ntwo\r\n",
      "x/": "folder",
      "x/y.ts": "644 new\n",
    });
    expect(readFileSync(join(root, ".clerk-sessions/.gitignore"), "utf8")).toBe("*\n");
    expect(existsSync(join(root, ".clerk-sessions/lock"))).toBe(false);
  });

  test("a plan without changes leaves no trace", async () => {
    const root = makeFolder({ "a.ts": "a" });
    const plan = planOf(root, []);
    plan.packages = [{ name: "zod", range: "^4.0.0", dev: false, why: "bodies" }];
    const receipt = await applyPlan(plan, quiet);
    expect(receipt.run).toBeNull();
    expect(receipt.packages.skipped).toEqual(["zod@^4.0.0"]);
    expect(Object.keys(treeOf(root))).toEqual(["a.ts"]);
  });

  test("a symlink inside the project stays one, and its file is written", async () => {
    const root = makeFolder({ "real/layout.tsx": "old" });
    symlinkSync("real", join(root, "app"));
    await applyPlan(planOf(root, [["app/layout.tsx", "old", "new"]]), quiet);
    expect(lstatSync(join(root, "app")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, "real/layout.tsx"), "utf8")).toBe("new");
  });
});

describe("refusals leave everything as it was", () => {
  const refused = async (root: string, changes: Parameters<typeof planOf>[1]) => {
    const before = treeOf(root);
    const error = await applyPlan(planOf(root, changes), quiet).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(treeOf(root)).toEqual(before);
    return error;
  };

  test.each([
    ["changed", "b.ts", "other", "old"],
    ["deleted", "gone.ts", "", "old"],
    ["appeared", "b.ts", "surprise", null],
  ] as const)("a file that %s since the preview", async (_, path, onDisk, before) => {
    const root = makeFolder({ "a.ts": "a", "b.ts": onDisk });
    const error = await refused(root, [
      ["a.ts", "a", "A"],
      ["new/c.ts", null, "c"],
      [path, before, "new"],
    ]);
    expect(error).toBeInstanceOf(StaleError);
    expect(String(error)).toContain(`${path} has changed since the preview`);
  });

  test("a file that is not UTF-8", async () => {
    const bytes = Buffer.from([0x61, 0xff, 0x0a]);
    const root = makeFolder({ "a.ts": bytes });
    expect(String(await refused(root, [["a.ts", bytes.toString("utf8"), "b"]]))).toMatch(/not valid UTF-8/);
  });

  test("symlinks that leave the project: file, folder, broken", async () => {
    const outside = makeFolder({ "secret.ts": "secret" });
    const root = makeFolder({ "a.ts": "a" });
    symlinkSync(join(outside, "secret.ts"), join(root, "link.ts"));
    symlinkSync(outside, join(root, "folder"));
    symlinkSync(join(outside, "not-there.ts"), join(root, "broken.ts"));
    symlinkSync(join(outside, "not-there"), join(root, "nowhere"));
    for (const [path, before] of [
      ["link.ts", "secret"],
      ["folder/secret.ts", "secret"],
      ["folder/new/page.tsx", null],
      ["broken.ts", null],
      ["nowhere/page.tsx", null],
    ] as const) {
      expect(
        await refused(root, [
          ["a.ts", "a", "A"],
          [path, before, "overwritten"],
        ]),
        path,
      ).toBeInstanceOf(CliError);
    }
    expect(treeOf(outside)).toEqual({ "secret.ts": "644 secret" });
  });

  test("a record folder that is a symlink", async () => {
    const outside = makeFolder();
    const root = makeFolder({ "a.ts": "a" });
    symlinkSync(outside, join(root, ".clerk-sessions"));
    expect(String(await refused(root, [["a.ts", "a", "A"]]))).toMatch(/not a plain folder/);
    expect(treeOf(outside)).toEqual({});
  });

  test("paths that leave the project, a folder in the file's place, a file in the folder's place", async () => {
    const root = makeFolder({ "a.ts": "a", "dir/x": "x" });
    for (const path of ["../evil.ts", "/tmp/evil.ts", "dir", "a.ts/page.tsx"]) {
      expect(
        await refused(root, [
          ["b.ts", null, "b"],
          [path, null, "x"],
        ]),
        path,
      ).toBeInstanceOf(CliError);
    }
  });
});

describe("all or nothing", () => {
  test("a fault in the middle puts every file back", async () => {
    const faults: Record<string, (root: string) => void> = {
      "Prepared new/page.tsx": (root) => mkdirSync(join(root, "new/page.tsx")),
      "Wrote the journal": (root) => writeFileSync(join(root, "new"), "in the way"),
      "Wrote a.ts": (root) => mkdirSync(join(root, "new/page.tsx/full"), { recursive: true }),
    };
    for (const [at, fault] of Object.entries(faults)) {
      const root = makeFolder({ "a.ts": "a" });
      const plan = planOf(root, [
        ["a.ts", "a", "A"],
        ["new/page.tsx", null, "page"],
      ]);
      const onStep = (text: string) => (text === at ? fault(root) : undefined);
      await expect(applyPlan(plan, { ...quiet, onStep }), at).rejects.toThrow(/every file was put back/);
      const after = treeOf(root);
      expect(after["a.ts"], at).toBe("644 a");
      expect(
        Object.keys(after).filter((path) => /clerk/.test(path)),
        at,
      ).toEqual([]);
    }
  });

  test("Ctrl-C at any step puts every file back", async () => {
    const changes: Parameters<typeof planOf>[1] = [
      ["a.ts", "a", "A"],
      ["x/new.ts", null, "n"],
    ];
    const steps: string[] = [];
    const first = makeFolder({ "a.ts": "a" });
    await applyPlan(planOf(first, changes), { ...quiet, onStep: (text) => steps.push(text) });
    // An abort is noticed when the next step begins; after the last one the run is complete.
    for (const at of steps.slice(0, -1)) {
      const root = makeFolder({ "a.ts": "a" });
      const before = treeOf(root);
      const stop = new AbortController();
      const onStep = (text: string) => (text === at ? stop.abort() : undefined);
      const run = applyPlan(planOf(root, changes), { ...quiet, signal: stop.signal, onStep });
      await expect(run, at).rejects.toBeInstanceOf(Interrupted);
      expect(treeOf(root), at).toEqual(before);
    }
  });

  test("a file someone else edits during the run is never overwritten by the way back", async () => {
    const root = makeFolder({ "a.ts": "a" });
    const stop = new AbortController();
    const onStep = (text: string) => {
      if (text !== "Wrote a.ts") return;
      put(root, "a.ts", "theirs");
      stop.abort();
    };
    const plan = planOf(root, [
      ["a.ts", "a", "A"],
      ["b.ts", null, "b"],
    ]);
    await expect(applyPlan(plan, { ...quiet, signal: stop.signal, onStep })).rejects.toThrow(
      /a\.ts: it was edited/,
    );
    expect(readFileSync(join(root, "a.ts"), "utf8")).toBe("theirs");
  });
});

describe("two runs at once", () => {
  test("the second is told, and the first finishes", async () => {
    const root = makeFolder({ "a.ts": "a" });
    let second: unknown = null;
    let started: Promise<unknown> = Promise.resolve();
    const onStep = (text: string) => {
      if (text !== "Wrote the journal") return;
      started = Promise.allSettled([
        applyPlan(planOf(root, [["b.ts", null, "b"]]), quiet).catch((error: unknown) => {
          second = error;
        }),
        expect(recoverRun(root)).rejects.toThrow(/Another run/),
      ]);
    };
    await applyPlan(planOf(root, [["a.ts", "a", "A"]]), { ...quiet, onStep });
    await started;
    expect(String(second)).toMatch(/Another run \(process \d+\) is changing this project/);
    expect(readFileSync(join(root, "a.ts"), "utf8")).toBe("A");
    expect(existsSync(join(root, "b.ts"))).toBe(false);
  });

  test.each(["999999999\n", ""])("the lock of a dead process (%j) is taken over", async (text) => {
    const root = makeFolder({ "a.ts": "a", ".clerk-sessions/lock": text });
    await applyPlan(planOf(root, [["a.ts", "a", "A"]]), quiet);
    expect(existsSync(join(root, ".clerk-sessions/lock"))).toBe(false);
  });
});

test("a journal that came with the repository cannot reach outside", async () => {
  const outside = makeFolder({ "target.txt": "safe" });
  const id = "2030-01-01T00-00-00-000Z";
  const before = { hash: fingerprint("pwned"), mode: 0o644, prefix: 0, suffix: 0 };
  for (const path of [
    `../${outside.split("/").at(-1)}/target.txt`,
    join(outside, "target.txt"),
    "link/target.txt",
  ]) {
    const journal = {
      ...{ version: 1, run: id, state: "writing", folders: [], packages: { installed: [], manager: "npm" } },
      files: [{ path, before, after: fingerprint("safe"), formatted: null }],
    };
    const root = makeFolder({
      [`.clerk-sessions/runs/${id}/journal.json`]: JSON.stringify(journal),
      [`.clerk-sessions/runs/${id}/0.before`]: "pwned",
    });
    symlinkSync(outside, join(root, "link"));
    expect((await recoverRun(root))?.kept).toHaveLength(1);
    expect(treeOf(outside)).toEqual({ "target.txt": "644 safe" });
  }
});
