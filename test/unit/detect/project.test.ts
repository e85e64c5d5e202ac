import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { layout, makeTree, manifest, page } from "./app-tree.ts";

const detect = (files: Record<string, string>) =>
  detectProject(makeTree({ "package.json": manifest(), ...files }));
const provided = (name: string, from: string) => `import { ${name} } from "${from}";
export default function Layout({ children }) {
  return (
    <html><body>
      <${name.split(" as ").at(-1)}>{children}</${name.split(" as ").at(-1)}>
    </body></html>
  );
}
`;

describe("ClerkProvider", () => {
  it("is found by import, under any name", async () => {
    const project = await detect({ "app/layout.tsx": provided("ClerkProvider as Auth", "@clerk/nextjs") });
    expect(project.providers).toEqual([{ file: "app/layout.tsx", line: 5, layout: "app/layout.tsx" }]);
  });

  it("is not a comment, a string, or a component of the same name", async () => {
    const text = `// wrap in <ClerkProvider> from "@clerk/nextjs"\nconst hint = "<ClerkProvider>";\n`;
    expect((await detect({ "app/layout.tsx": text + layout })).providers).toEqual([]);
    const other = await detect({
      "app/layout.tsx": provided("ClerkProvider", "./fake"),
      "app/fake.tsx": page,
    });
    expect(other.providers).toEqual([]);
  });

  it("is found in a wrapper one file deep, and in layouts below the root", async () => {
    const wrapper = `import * as Clerk from "@clerk/nextjs";
export const Providers = ({ children }) => <Clerk.ClerkProvider>{children}</Clerk.ClerkProvider>;
`;
    const project = await detect({
      "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      "src/app/layout.tsx": provided("Providers", "@/components/providers"),
      "src/components/providers.tsx": wrapper,
    });
    expect(project.providers).toEqual([
      { file: "src/components/providers.tsx", line: 2, layout: "src/app/layout.tsx" },
    ]);
    const nested = await detect({
      "app/layout.tsx": layout,
      "app/(app)/layout.tsx": provided("ClerkProvider", "@clerk/nextjs"),
    });
    expect(nested.rootLayouts).toEqual(["app/layout.tsx"]);
    expect(nested.providers).toEqual([
      { file: "app/(app)/layout.tsx", line: 5, layout: "app/(app)/layout.tsx" },
    ]);
  });
});

describe("ClerkProvider behind other files", () => {
  const rendering = 'import { ClerkProvider } from "@clerk/nextjs";\n';
  const wrapper = `${rendering}export function Providers({ children }) {\n  return <ClerkProvider>{children}</ClerkProvider>;\n}\n`;
  const layouts = async (files: Record<string, string>) =>
    (await detect(files)).providers.map(({ file, layout }) => [file, layout]);

  it.each([
    ["a list", 'export { Providers } from "./providers";\n'],
    ["a star", 'export * from "./providers";\n'],
    ["an import that is exported", 'import { Providers } from "./providers";\nexport { Providers };\n'],
    ["a barrel that imports itself", 'export * from ".";\nexport * from "./providers";\n'],
  ])("is found through a barrel: %s", async (_, index) => {
    expect(
      await layouts({
        "app/layout.tsx": provided("Providers", "../components"),
        "components/index.ts": index,
        "components/providers.tsx": wrapper,
      }),
    ).toEqual([["components/providers.tsx", "app/layout.tsx"]]);
  });

  it("is found several files deep, around what wraps the layout, and in circles", async () => {
    expect(
      await layouts({
        "app/layout.tsx": `import { withAuth } from "./with-auth";\n${layout.replace("export default ", "")}export default withAuth(Layout);\n`,
        "app/with-auth.tsx":
          'import { Shell } from "./shell";\nexport const withAuth = (Page) => (props) => <Shell><Page {...props} /></Shell>;\n',
        "app/shell.tsx":
          'import { Providers } from "./providers";\nimport { withAuth } from "./with-auth";\nexport const again = withAuth;\nexport const Shell = ({ children }) => <Providers>{children}{again}</Providers>;\n',
        "app/providers.tsx": wrapper,
      }),
    ).toEqual([["app/providers.tsx", "app/layout.tsx"]]);
  });

  it("is not what a file exports beside it, or never renders", async () => {
    const unused = `${rendering}export const Other = () => <ClerkProvider />;\nexport const Providers = ({ children }) => children;\n`;
    expect(
      await layouts({ "app/layout.tsx": provided("Providers", "./all"), "app/all.tsx": unused }),
    ).toEqual([]);
    expect(
      await layouts({ "app/layout.tsx": `${rendering}const Old = () => <ClerkProvider />;\n${layout}` }),
    ).toEqual([]);
    expect(
      await layouts({ "app/layout.tsx": `import type { ClerkProvider } from "@clerk/nextjs";\n${layout}` }),
    ).toEqual([]);
  });
});

describe("root layouts", () => {
  it("are one per group, or below the locale, or _app", async () => {
    const groups = await detect({
      "app/(a)/layout.tsx": layout,
      "app/(b)/layout.tsx": layout,
      "app/(b)/x/layout.tsx": page,
    });
    expect(groups.rootLayouts).toEqual(["app/(a)/layout.tsx", "app/(b)/layout.tsx"]);
    const passing = await detect({
      "app/layout.tsx": "export default ({ children }) => children;\n",
      "app/[locale]/layout.tsx": layout,
    });
    expect(passing.rootLayouts).toEqual(["app/[locale]/layout.tsx"]);
    const pages = await detect({ "pages/_app.tsx": page, "pages/index.tsx": page });
    expect(pages.rootLayouts).toEqual(["pages/_app.tsx"]);
  });
});

describe("gates that never run", () => {
  it("are named in a warning each", async () => {
    const { warnings } = await detect({
      "src/app/page.tsx": page,
      "src/proxy.ts": "export default () => {};\n",
      "src/app/proxy.ts": "export default () => {};\n",
    });
    expect(warnings).toContainEqual(
      expect.stringMatching(/^src\/app\/proxy\.ts is never loaded by Next\.js: .*\.$/),
    );
    expect(warnings.join()).not.toContain("src/proxy.ts is never loaded");
  });
});

describe("sign-in and sign-up", () => {
  it("are found by Clerk's component and by name", async () => {
    const project = await detect({
      "app/page.tsx": page,
      "app/[locale]/(auth)/login/[[...rest]]/page.tsx":
        'import { SignIn } from "@clerk/nextjs";\nexport default () => <SignIn />;\n',
      "app/register/page.tsx": page,
    });
    expect(project.signIn).toEqual({
      file: "app/[locale]/(auth)/login/[[...rest]]/page.tsx",
      url: "/[locale]/login",
    });
    expect(project.signUp).toEqual({ file: "app/register/page.tsx", url: "/register" });
  });
});

describe("next.config", () => {
  const read = async (name: string, text: string) => detect({ "app/layout.tsx": layout, [name]: text });

  it.each([
    ["next.config.js", "const base = '/docs';\nmodule.exports = { basePath: base, trailingSlash: true };"],
    [
      "next.config.mjs",
      "const config = { basePath: '/docs', trailingSlash: true };\nexport default withA({ x: 1 })(withB(config, {}));",
    ],
    [
      "next.config.ts",
      "const config: NextConfig = { basePath: '/docs', trailingSlash: true };\nexport default config satisfies X;",
    ],
    [
      "next.config.js",
      "module.exports = async (phase) => {\n  const c = { basePath: '/docs', trailingSlash: true };\n  return c;\n};",
    ],
  ])("%s is read from its syntax tree", async (name, text) => {
    const { nextConfig, warnings } = await read(name, text);
    expect(nextConfig).toMatchObject({ file: name, basePath: "/docs", trailingSlash: true });
    expect(warnings.join()).not.toContain("next.config");
  });

  it("warns of rewrites to pages of the app, not of those to other sites", async () => {
    const rewrites = (to: string) =>
      `module.exports = { async rewrites() { return [{ source: "/app/:path*", destination: "${to}" }]; } };`;
    const inner = await read("next.config.js", rewrites("/admin/:path*"));
    expect(inner.warnings.join()).toContain("next.config.js: rewrites to /admin/:path* are not followed");
    const outer = await read("next.config.js", rewrites("https://eu.i.posthog.com/:path*"));
    expect(outer.warnings.join()).not.toContain("rewrites");
  });

  it("tells the Pages Router's locales", async () => {
    const text =
      "module.exports = { i18n: { locales: ['en', 'nl'], defaultLocale: 'en', localeDetection: false } };";
    const { nextConfig } = await read("next.config.js", text);
    expect(nextConfig.i18n).toEqual({ locales: ["en", "nl"], defaultLocale: "en" });
    const hidden = await read("next.config.js", "module.exports = { i18n: require('./i18n') };");
    expect(hidden.nextConfig.i18n).toBeNull();
    expect(hidden.warnings.join()).toContain("i18n is not a literal");
  });

  it("is never executed, and says what it could not read", async () => {
    const { nextConfig, warnings } = await read(
      "next.config.js",
      "throw new Error('ran');\nmodule.exports = { basePath: process.env.BASE, pageExtensions: ext() };",
    );
    expect(nextConfig).toMatchObject({ basePath: "", pageExtensions: ["tsx", "ts", "jsx", "js"] });
    expect(warnings.filter((warning) => warning.startsWith("next.config.js"))).toHaveLength(2);
    expect((await read("next.config.js", "module.exports = load();")).warnings.join()).toContain(
      "could not be read",
    );
  });
});

describe("i18n", () => {
  it("reads next-intl's routing, also through an imported constant", async () => {
    const project = await detect({
      "package.json": manifest({ "next-intl": "^4.0.0" }),
      "src/app/[locale]/layout.tsx": layout,
      "src/app/[locale]/page.tsx": page,
      "src/i18n/locales.ts": "export const locales = ['en', 'de'] as const;\n",
      "src/i18n/routing.ts":
        "import { defineRouting } from 'next-intl/routing';\nimport { locales } from './locales';\nexport const routing = defineRouting({ locales, defaultLocale: 'en' });\n",
    });
    expect(project.i18n).toEqual({
      library: "next-intl",
      segment: "[locale]",
      locales: ["en", "de"],
      defaultLocale: "en",
      servesUnprefixed: false,
      routingFile: "src/i18n/routing.ts",
    });
  });

  it("does not take any dynamic segment for a locale", async () => {
    expect((await detect({ "app/[username]/page.tsx": page })).i18n).toBeNull();
    expect((await detect({ "app/[lang]/page.tsx": page })).i18n).toMatchObject({
      library: "unknown",
      segment: "[lang]",
    });
  });
});

describe("code style", () => {
  it("is counted in the app's own files", async () => {
    const tabs =
      "import a from 'a'\nimport b from 'b'\nexport function go() {\n\tcall('x')\n\treturn <a href=\"y\" />\n}\n";
    const project = await detect({
      "app/page.tsx": tabs.replaceAll("\n", "\r\n"),
      "app/layout.tsx": tabs.replaceAll("\n", "\r\n"),
    });
    expect(project.style).toMatchObject({
      quote: "'",
      jsxQuote: '"',
      semicolons: false,
      indent: "\t",
      newline: "\r\n",
    });
  });

  it("does not count strings that hold quotes, or text that looks like code", async () => {
    const text = `export function go() {\n    call("it's", "it's", "x"); // 'a' 'b' 'c'\n}\n`;
    expect((await detect({ "app/page.tsx": text })).style).toMatchObject({
      quote: '"',
      semicolons: true,
      indent: "    ",
    });
  });

  it("comes from the formatter where the files show nothing", async () => {
    const silent = { "app/page.tsx": "export default () => null\n" };
    const prettier = await detect({
      ...silent,
      ".prettierrc": "singleQuote: true\nprintWidth: 100\ntabWidth: 4\n",
    });
    expect(prettier.formatter).toBe("prettier");
    expect(prettier.style).toMatchObject({ quote: "'", printWidth: 100, indent: "    " });
    const module = await detect({
      ...silent,
      "prettier.config.mjs": "const c = { singleQuote: true };\nexport default c;\n",
    });
    expect(module.style.quote).toBe("'");
    const biome = await detect({
      ...silent,
      "biome.jsonc":
        '{ // x\n "formatter": { "lineWidth": 120 }, "javascript": { "formatter": { "semicolons": "asNeeded" } } }',
    });
    expect(biome).toMatchObject({ formatter: "biome", style: { indent: "\t", printWidth: 120 } });
    const editor = await detect({
      ...silent,
      ".editorconfig": "[*]\nindent_style = space\nindent_size = 4\n[*.md]\nindent_size = 8\n",
    });
    expect(editor).toMatchObject({ formatter: null, style: { indent: "    " } });
  });
});

describe("the rest", () => {
  it("names the keys of .env files and keeps no value", async () => {
    const project = await detect({
      "app/page.tsx": page,
      ".env.local": 'CLERK_SECRET_KEY=sk_test_hush\n# NOT=1\nexport MULTI="a\nFAKE=b"\n',
      ".env.example": "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=\n",
      ".envrc": "X=1",
    });
    expect(project.envFiles).toEqual([
      { file: ".env.example", keys: ["NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY"] },
      { file: ".env.local", keys: ["CLERK_SECRET_KEY", "MULTI"] },
    ]);
    expect(JSON.stringify(project)).not.toContain("hush");
  });

  it("reads tsconfig through extends, aliases relative to the app", async () => {
    const project = await detect({
      "app/page.tsx": page,
      "tsconfig.json": '{ "extends": "./config/base", "include": ["src", "types"], }',
      "config/base.json":
        '{ "compilerOptions": { "strict": true, "moduleResolution": "Bundler", "baseUrl": "..", "paths": { "@/*": ["./*"], "~/*": ["src/*"] } } }',
    });
    expect(project.tsconfig).toEqual({
      file: "tsconfig.json",
      baseUrl: "./",
      include: ["src", "types"],
      exclude: null,
      paths: { "@/*": ["./*"], "~/*": ["src/*"] },
      moduleResolution: "bundler",
      strict: true,
    });
  });

  it("finds the file with Clerk's global interfaces, and other session libraries", async () => {
    const project = await detect({
      "package.json": manifest({ "next-auth": "5" }),
      "app/page.tsx": page,
      "lib/claims.ts": "export interface CustomJwtSessionClaims {}\n",
      "types/globals.d.ts": "export {}\ndeclare global {\n  interface CustomJwtSessionClaims {}\n}\n",
    });
    expect(project.typesFile).toBe("types/globals.d.ts");
    expect(project.otherAuth).toEqual(["next-auth"]);
  });

  it("finds the roles and custom permissions that code names, not those in comments", async () => {
    const project = await detect({
      "app/page.tsx": `${page}// once we had "org:ghost"\n`,
      "lib/rights.ts":
        "export const may = (has) => has({ role: 'org:billing' }) && has({ permission: `org:data:read` }) && has({ permission: 'org:sys_profile:manage' });\n",
    });
    expect(project.authorization).toEqual({ roles: ["org:billing"], permissions: ["org:data:read"] });
  });

  it("finds the roles and permissions that the app's own types allow", async () => {
    const project = await detect({
      "app/page.tsx": page,
      "types/clerk.d.ts":
        'interface ClerkAuthorization {\n  permission: "org:data:write";\n  role: "org:admin" | "org:owner";\n}\n',
    });
    expect(project.authorization).toEqual({
      roles: ["org:admin", "org:owner"],
      permissions: ["org:data:write"],
    });
  });

  it("tells JavaScript apps from TypeScript ones", async () => {
    const project = await detect({
      "app/page.js": page,
      "jsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
    });
    expect(project).toMatchObject({ language: "js", tsconfig: { file: "jsconfig.json" } });
  });

  it("reads inside the root only, and each file once", async () => {
    const project = await detect({ "app/page.tsx": page });
    expect(project.read("../../etc/passwd")).toBeNull();
    expect(project.read("/etc/passwd")).toBeNull();
    expect(project.read("nothing.ts")).toBeNull();
    expect(project.read("app/page.tsx")).toBe(page);
    expect(project.parse("app/page.tsx")).toBe(project.parse("app/page.tsx"));
  });
});
