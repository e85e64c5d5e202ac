import { expect, test } from "vitest";
import { conditionText } from "../../../src/verdict/condition-text.ts";

test.each([
  ["!(!userId && !sp.preview)", "`!userId && !sp.preview` is false"],
  ["!(process.env.CRON_SECRET)", "`process.env.CRON_SECRET` is not set"],
  ["!process.env.CRON_SECRET", "`process.env.CRON_SECRET` is not set"],
  ["process.env.SKIP_AUTH", "`process.env.SKIP_AUTH` is set"],
  ["!(!(isOpen(req)))", "`isOpen(req)` is true"],
  ["!(!isOpen)", "`isOpen` is true"],
  ["isOpen", "`isOpen` is true"],
  ["!isOpen", "`isOpen` is false"],
  ['!(req.headers.get("x-key") !== "a)b")', '`req.headers.get("x-key") === "a)b"`'],
  ['req.headers.get("x-key") === "a"', '`req.headers.get("x-key") === "a"`'],
  ["!(a === 1 && b === 2)", "`a === 1 && b === 2` is false"],
  ["a && b", "`a && b`"],
  ["!(a) && !(b)", "`!(a) && !(b)`"],
  ["!(some(call(with…)", "`some(call(with…` is false"],
  ['!(missing: [{ type: "header", key: "x" }])', '`missing: [{ type: "header", key: "x" }]` does not hold'],
])("%s", (note, words) => {
  expect(conditionText(note)).toBe(words);
});
