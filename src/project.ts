// What is known about an app: the noun that detect makes and every later stage reads.
import type { SourceFile } from "./syntax.ts";

/** A package's version as far as it can be known, and where that knowledge comes from. */
export interface PackageVersion {
  /** Exact when installed or locked; the lowest version of the range when only declared. */
  version: string;
  source: "installed" | "lockfile" | "declared";
}

export type PackageManagerName = "npm" | "pnpm" | "yarn" | "bun";
export type ResourceKind =
  | "page"
  | "layout"
  | "template"
  | "default"
  | "route-handler"
  | "server-function"
  | "inline-server-function"
  | "pages-page"
  | "pages-api"
  | "get-server-side-props";

/** Something that runs on the server when a caller asks for it. */
export interface Resource {
  /** `file#export`, unique in the project, e.g. `app/api/items/route.ts#GET`. */
  id: string;
  kind: ResourceKind;
  /** Relative to the project root, with `/`; a Server Function of another package of the workspace with `../`. */
  file: string;
  /**
   * The name Next.js or the caller uses: `GET`, `default`, `deleteItem`, or `inline@LINE`; `inline@LINE:COLUMN` for a
   * second one on that line. `*` when the file cannot be read: then `unreadable` says why.
   */
  export: string;
  /** 1-based. */
  line: number;
  /** In Next's own notation, basePath included: `/blog/[slug]`. Empty for Server Functions: they are called by id. */
  urls: string[];
}

/** How the app's own files are written; generated files follow it. */
export interface CodeStyle {
  quote: "'" | '"';
  jsxQuote: "'" | '"';
  semicolons: boolean;
  /** One level: `"  "`, `"    "` or `"\t"`. */
  indent: string;
  newline: "\n" | "\r\n";
  trailingComma: "all" | "es5" | "none";
  /** Columns. */
  printWidth: number;
}

export interface GatePlace {
  /** The file Next.js loads, or null when there is none. */
  file: string | null;
  /** Where a new gate goes: `proxy.ts` from Next 16 on, `middleware.ts` before; in `src/` when Next reads it there. */
  expected: string;
  /** Files that look like a gate and are never loaded, with the reason. */
  dead: { file: string; reason: string }[];
  /** Both `middleware` and `proxy` at a place Next reads: a build error from Next 16 on. */
  conflict: string | null;
}

export interface I18n {
  library: "next-intl" | "next-i18next" | "next-international" | "paraglide" | "lingui" | "unknown";
  /** The dynamic segment that carries the locale, e.g. `[locale]`, when the App Router has one. */
  segment: string | null;
  /** null when the list is not a literal in the source. */
  locales: string[] | null;
  defaultLocale: string | null;
  /** The gate serves paths without a locale, too, by a rewrite: next-intl's `localePrefix: "as-needed"` or `"never"`. */
  servesUnprefixed?: boolean;
  /** File that exports the routing object (`defineRouting`), relative to the root. */
  routingFile: string | null;
}

export interface TsConfig {
  file: string;
  include: string[] | null;
  exclude: string[] | null;
  /** Absent where the files do not say, like the ones below. */
  files?: string[];
  /** `compilerOptions.types`. */
  types?: string[];
  module?: string;
  target?: string;
  moduleDetection?: string;
  jsx?: string;
  /** `compilerOptions.paths`, targets relative to the project root, e.g. `{ "@/*": ["src/*"] }`. */
  paths: Record<string, string[]>;
  /** Relative to the project root. */
  baseUrl?: string;
  moduleResolution: string | null;
  strict: boolean;
}

/** Everything known about the app. Complete and read-only when it leaves `detect`. */
export interface Project {
  /** Absolute path of the app folder. */
  root: string;
  /** Absolute path of the monorepo root, or null when the app stands alone. */
  workspaceRoot: string | null;
  name: string | null;
  next: PackageVersion;
  /** null: not declared anywhere yet. */
  clerk: PackageVersion | null;
  react: PackageVersion | null;
  /** Declared package names to ranges; dev and runtime together. */
  dependencies: Record<string, string>;
  packageManager: { name: PackageManagerName; lockfile: string | null };
  routers: ("app" | "pages")[];
  /** Relative, e.g. `src/app`; null when the app has no such router. */
  appDir: string | null;
  pagesDir: string | null;
  /** True when Next.js reads `src/app` or `src/pages`. */
  usesSrc: boolean;
  language: "ts" | "js";
  gate: GatePlace;
  /** File and 1-based line of every `<ClerkProvider>` that a layout or `_app` renders, itself or through what it imports. */
  providers: { file: string; line: number; layout: string }[];
  /** Root layout files (`app/layout.tsx`, or one per root route group), or `pages/_app`. */
  rootLayouts: string[];
  signIn: { file: string; url: string } | null;
  signUp: { file: string; url: string } | null;
  /** Names only: values are never read into memory beyond the line they stand on. */
  envFiles: { file: string; keys: string[] }[];
  tsconfig: TsConfig | null;
  nextConfig: {
    file: string | null;
    basePath: string;
    pageExtensions: string[];
    trailingSlash: boolean;
    /** Pages that read the session outside `<Suspense>` fail the build unless they say that they may block. */
    cacheComponents: boolean;
    /** The Pages Router's own `i18n`: Next.js takes these locales off the front of a path before it looks for a page. */
    i18n: { locales: string[]; defaultLocale: string } | null;
  };
  i18n: I18n | null;
  formatter: "prettier" | "biome" | "dprint" | null;
  style: CodeStyle;
  /** The file of `typesFiles` that new declarations join; null when there is none. */
  typesFile: string | null;
  /** Every file that declares one of Clerk's global interfaces, whether the compiler heeds it or not. */
  typesFiles: string[];
  /** Files that name one of those interfaces in a form that declares nothing globally: `declare module`, a local interface, a type alias. */
  typesAttempts: string[];
  /** Files outside the root that declare one of those interfaces and that the compiler reads: relative to the root, with `../`. */
  typesOutside: string[];
  /** Its own source files: relative, sorted; no declarations, tests, stories or generated files. */
  sources: string[];
  /** Roles and custom permissions that the app's own code and types name, sorted: new types must not rule them out. */
  authorization: { roles: string[]; permissions: string[] };
  /** Other session libraries in use, e.g. `next-auth`. */
  otherAuth: string[];
  resources: Resource[];
  /** Things a user should hear about that did not stop detection. */
  warnings: string[];
  /** Text of a file, or null when there is none, or none that can be read: `unreadable` tells which. Memoised. */
  read(path: string): string | null;
  /** Syntax tree of a file, parsed once per run; null like `read`. Both read what `follow` finds, too. */
  parse(path: string): SourceFile | null;
  /** Which file of the app an import means, aliases included; null for packages and what lies outside. */
  resolve(from: string, specifier: string): string | null;
  /**
   * Like `resolve`, and on into the source of the workspace's other packages: relative to the root, with `../`.
   * `from` may be such a file itself. Null for installed packages and for what lies outside the workspace.
   */
  follow(from: string, specifier: string): string | null;
  /** Why a file that exists cannot be read or parsed, in words that follow "because": too large, binary, no permission. */
  unreadable(path: string): string | null;
}
