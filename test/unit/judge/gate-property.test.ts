// Random gates, random URLs: what judge says against what the real SDK does. No caller may pass where judge says they are
// stopped. `GATES=3000 SEED=1` asks more of it.
import { describe, expect, test } from "vitest";
import { compareGates, settings } from "../../judge/compare-gates.ts";

const count = Number(process.env.GATES ?? 60);
const seed = Number(process.env.SEED ?? 20261123);
const batch = 60;

describe.each(settings)("$lab", (setting) => {
  // Other gates for every lab.
  const first = seed + settings.indexOf(setting) * 1_000_000;
  const share = Math.ceil(count / settings.length);
  test(
    "no caller passes where judge says that they are stopped",
    async () => {
      let total = 0;
      let undecided = 0;
      for (let done = 0; done < share; done += batch) {
        const found = await compareGates(setting, first + done, Math.min(batch, share - done));
        total += found.total;
        undecided += found.undecided.length;
        expect(found.falselyProtected, found.falselyProtected[0]).toEqual([]);
        expect(found.otherwise, found.otherwise[0]).toEqual([]);
      }
      expect(undecided / total, "share of unknown and conditional answers").toBeLessThan(0.01);
    },
    120_000 + count * 1000,
  );
});
