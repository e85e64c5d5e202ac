// A Project without a disk, for tests that only need to say what differs from a fresh Next 16 app.
import { parseSource } from "../src/syntax.ts";
import type { Project } from "../src/types.ts";

export interface ProjectOverrides extends Partial<Omit<Project, "read" | "parse">> {
  /** Paths below the root to the text of the files that exist. */
  files?: Record<string, string>;
}

export function testProject({ files = {}, ...overrides }: ProjectOverrides = {}): Project {
  const read = (path: string) => files[path] ?? null;
  return {
    root: "/app",
    workspaceRoot: null,
    name: "app",
    next: { version: "16.4.6", source: "installed" },
    clerk: { version: "7.9.17", source: "installed" },
    react: { version: "19.3.1", source: "installed" },
    dependencies: {},
    packageManager: { name: "npm", lockfile: null },
    routers: ["app"],
    appDir: "app",
    pagesDir: null,
    usesSrc: false,
    language: "ts",
    gate: { file: null, expected: "proxy.ts", dead: [], conflict: null },
    providers: [],
    rootLayouts: ["app/layout.tsx"],
    signIn: null,
    signUp: null,
    envFiles: [],
    tsconfig: {
      file: "tsconfig.json",
      include: ["next-env.d.ts", "**/*.ts", "**/*.tsx"],
      exclude: ["node_modules"],
      paths: {},
      moduleResolution: "bundler",
      strict: true,
    },
    nextConfig: {
      file: null,
      basePath: "",
      pageExtensions: ["tsx", "ts", "jsx", "js"],
      trailingSlash: false,
      cacheComponents: false,
      i18n: null,
    },
    i18n: null,
    formatter: null,
    style: {
      quote: '"',
      jsxQuote: '"',
      semicolons: true,
      indent: "  ",
      newline: "\n",
      trailingComma: "all",
      printWidth: 100,
    },
    typesFile: overrides.typesFile ?? null,
    typesFiles: overrides.typesFile ? [overrides.typesFile] : [],
    typesAttempts: [],
    typesOutside: [],
    sources: Object.keys(files).filter((path) => /\.[jt]sx?$/.test(path) && !path.endsWith(".d.ts")),
    authorization: { roles: [], permissions: [] },
    otherAuth: [],
    resources: [],
    warnings: [],
    ...overrides,
    read,
    parse(path) {
      const text = read(path);
      return text === null ? null : parseSource(path, text);
    },
    resolve: () => null,
    follow: () => null,
    unreadable: () => null,
  };
}
