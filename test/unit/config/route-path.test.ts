import { describe, expect, test } from "vitest";
import { actionFileProblem } from "../../../src/config/action-file.ts";
import { actionNameProblem } from "../../../src/config/action-name.ts";
import { readRoutePath } from "../../../src/config/route-path.ts";
import { testProject } from "../../project.ts";

describe("a typed path", () => {
  test.each([
    ["/", "/", "/"],
    ["reports", "/reports", "/reports"],
    ["/reports/", "/reports", "/reports"],
    ["/items/:id/lines/[line]", "/items/[id]/lines/[line]", "/items/:id/lines/:line"],
    ["api/files/[...path]", "/api/files/[...path]", "/api/files/:path*"],
    ["/docs/[[...path]]", "/docs/[[...path]]", "/docs/:path*"],
    ["/docs/:path*", "/docs/[[...path]]", "/docs/:path*"],
    ["/.well-known/report-v1.2.csv", "/.well-known/report-v1.2.csv", "/.well-known/report-v1.2.csv"],
  ])("%s", (typed, url, pattern) => {
    expect(readRoutePath(typed)).toMatchObject({ url, pattern });
  });

  test.each([
    ["", /empty/],
    ["/a//b", /empty/],
    ["//", /empty/],
    ["../../etc/passwd", /\. or \.\./],
    ["/a/./b", /\. or \.\./],
    ["C:\\temp", /on a drive/],
    ["C:/Program Files/Git/reports", /on a drive/],
    ["/a\\b", /written with \//],
    ["/it's", /only letters/],
    ['/"', /only letters/],
    ["/`x`", /only letters/],
    ["/$\u007bx}", /only letters/],
    ["/{{x}}", /only letters/],
    ["/a b", /only letters/],
    ["/a?b#c", /only letters/],
    ["/%2e%2e/x", /only letters/],
    ["/über", /only letters/],
    ["/a\nb", /control characters/],
    ["/a\u202eb", /invisible/],
    ["/(group)/x", /route groups/],
    ["/(.)photo", /route groups/],
    ["/@slot/x", /parallel slot/],
    ["/_private/x", /start with _/],
    ["/[...all]/x", /last segment only/],
    ["/:all*/x", /last segment only/],
    ["/[id]/:id", /parameter id twice/],
    ["/[]", /name its parameters/],
    ["/[a-b]", /name its parameters/],
    ["/[id", /name its parameters/],
    ["/:1", /name its parameters/],
    ["/[__proto__]", /name its parameters/],
    ["/[constructor]", /must not call/],
    ["/reports/page.tsx", /not the file/],
    [`/${"a".repeat(300)}`, /200 characters/],
  ])("%j is refused", (typed, message) => {
    expect(() => readRoutePath(typed)).toThrow(message);
    expect(() => readRoutePath(typed)).toThrow(/^<path> /);
  });

  test("what a terminal would act on is not printed as it is", () => {
    expect(() => readRoutePath("/\u001b[2J")).toThrow(/^<path> "\/\\u001b\[2J"/);
  });
});

test("an action's name is a function's name that means nothing else", () => {
  for (const name of ["createInvoice", "a", "save2"]) expect(actionNameProblem(name)).toBeNull();
  for (const name of ["delete", "await", "then", "auth", "z", "undefined"]) {
    expect(actionNameProblem(name), name).toMatch(/must not be a word/);
  }
  expect(actionNameProblem("create-invoice")).toMatch(/as in createInvoice$/);
  expect(actionNameProblem("CreateInvoice")).toMatch(/as in createInvoice$/);
  for (const name of ["", "1st", "x');alert('", "a\nb", "a.b", "ünder", "`x`", "x".repeat(80)]) {
    expect(actionNameProblem(name), name).toMatch(/as in createInvoice$/);
  }
});

test("an action's file is a module of the app that Next.js serves nothing from", () => {
  const project = testProject({ pagesDir: "pages", routers: ["app", "pages"] });
  for (const path of ["app/invoices/actions.ts", "lib/actions.tsx"]) {
    expect(actionFileProblem(path, project), path).toBeNull();
  }
  for (const path of [
    "../x.ts",
    "/x.ts",
    "C:/x.ts",
    "a\\b.ts",
    "app/page.tsx",
    "app/api/route.ts",
    "proxy.ts",
  ]) {
    expect(actionFileProblem(path, project), path).not.toBeNull();
  }
  for (const path of ["x.js", "x.d.ts", "x", ".ts", "pages/x.ts", "a\n.ts"]) {
    expect(actionFileProblem(path, project), path).not.toBeNull();
  }
});
