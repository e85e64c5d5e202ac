import { expect, test } from "vitest";
import { configText, parseConfig } from "../../../src/config.ts";
import { keepConfig } from "../../../src/edits/config-file.ts";
import { testProject } from "../../project.ts";

const project = testProject();
const config = parseConfig({ routes: { public: ["/", "/pricing"] } });

test("no file: a new one, laid out as by hand", () => {
  const result = keepConfig(config, project).run(null);
  expect(result).toEqual({ kind: "changed", source: configText(config) });
  expect(configText(config)).toContain('\n  "routes": { "public": ["/", "/pricing"], "rules": [],');
});

test("a file that means the same is left alone, whatever its layout and the keys it leaves out", () => {
  for (const before of [
    '{"routes":{"public":["/","/pricing"]}}',
    configText(config),
    configText(config, { indent: "\t", newline: "\r\n" }),
  ]) {
    expect(keepConfig(config, project).run(before)).toEqual({ kind: "unchanged" });
  }
});

test("only the values that differ are replaced", () => {
  const before =
    '{\r\n\t"typesFile": "types/clerk.d.ts",\r\n\t"routes": { "default":   "public" },\r\n\t"strategy": "gate"\r\n}\r\n';
  const wanted = parseConfig({
    typesFile: "types/clerk.d.ts",
    strategy: "both",
    routes: { default: "public" },
  });
  expect(keepConfig(wanted, project).run(before)).toEqual({
    kind: "changed",
    source: before.replace('"gate"', '"both"'),
  });
});

test("a key that is no longer wanted goes", () => {
  const before = '{\n  "jwtTemplates": { "hasura": { "provider": "hasura" } },\n  "strategy": "both"\n}\n';
  const result = keepConfig(parseConfig({}), project).run(before);
  expect(result).toMatchObject({ kind: "changed", source: expect.not.stringContaining("hasura") });
});

test("a broken file is an error, not overwritten", () => {
  expect(() => keepConfig(config, project).run("{")).toThrow(/clerk-sessions\.json:1:2/);
});
