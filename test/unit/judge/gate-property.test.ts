// Random gates, random URLs: what judge says against what the real SDK does. No caller may pass where judge says they are
// stopped. `GATES=3000 SEED=1` asks more of it.
import { describe, expect, test } from "vitest";
import { type Comparison, compareGates } from "../../judge/compare-gates.ts";
import { compareOpenGates } from "../../judge/compare-open-gates.ts";
import { settings } from "../../judge/settings.ts";

const gates = Number(process.env.GATES ?? 60);
const seed = Number(process.env.SEED ?? 20261123);
const timeout = 120_000 + gates * 2000;

describe.each(settings)("$lab", (setting) => {
  // Other gates for every lab.
  const first = seed + settings.indexOf(setting) * 1_000_000;
  const share = Math.ceil(gates / settings.length);

  test("what can be known is known, and right", { timeout }, async () => {
    const found = await inBatches(share, 60, (from, count) => compareGates(setting, first + from, count));
    expect(found.falselyProtected, found.falselyProtected[0]).toEqual([]);
    expect(found.otherwise, found.otherwise[0]).toEqual([]);
    const vague = [...found.undecided, ...found.understated];
    expect(vague.length / found.total, `share of vague answers, e.g. ${vague[0]}`).toBeLessThan(0.02);
  });

  test("what depends on the surroundings never counts as protected", { timeout }, async () => {
    const found = await inBatches(Math.ceil(share / 4), 30, (from, count) =>
      compareOpenGates(setting, first + from, count),
    );
    expect(found.falselyProtected, found.falselyProtected[0]).toEqual([]);
    expect(found.otherwise, found.otherwise[0]).toEqual([]);
  });
});

async function inBatches(
  count: number,
  size: number,
  compare: (from: number, count: number) => Promise<Comparison>,
): Promise<Comparison> {
  const found: Comparison = { total: 0, undecided: [], falselyProtected: [], understated: [], otherwise: [] };
  for (let from = 0; from < count; from += size) {
    const part = await compare(from, Math.min(size, count - from));
    found.total += part.total;
    for (const kind of ["undecided", "falselyProtected", "understated", "otherwise"] as const) {
      found[kind].push(...part[kind]);
    }
  }
  return found;
}
