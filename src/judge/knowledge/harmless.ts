// Packages that only compute, show or watch: calling them reads and changes nothing that somebody could be after.
import { unknown } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";
import { statuses } from "./statuses.ts";

const computing = [
  ...[
    "zod",
    "yup",
    "valibot",
    "joi",
    "arktype",
    "superstruct",
    "ajv",
    "zod-form-data",
    "zod-validation-error",
  ],
  ...[
    "superjson",
    "devalue",
    "serialize-javascript",
    "json5",
    "yaml",
    "js-yaml",
    "ini",
    "csv-parse",
    "papaparse",
  ],
  ...["clsx", "classnames", "tailwind-merge", "class-variance-authority", "tailwind-variants", "cva"],
  ...[
    "date-fns",
    "date-fns-tz",
    "dayjs",
    "moment",
    "moment-timezone",
    "luxon",
    "ms",
    "timeago.js",
    "cron-parser",
  ],
  ...["lodash", "lodash-es", "ramda", "remeda", "radash", "es-toolkit", "underscore", "immer", "just-clone"],
  ...["uuid", "nanoid", "@paralleldrive/cuid2", "cuid", "ulid", "ulidx", "short-uuid", "bson-objectid"],
  ...[
    "slugify",
    "change-case",
    "pluralize",
    "title-case",
    "he",
    "escape-html",
    "validator",
    "is-email",
    "emoji-regex",
  ],
  ...[
    "qs",
    "query-string",
    "nuqs",
    "ufo",
    "url-join",
    "path-to-regexp",
    "negotiator",
    "cookie",
    "set-cookie-parser",
  ],
  ...["@formatjs/intl-localematcher", "accept-language-parser", "accept-language", "ua-parser-js", "bowser"],
  ...[
    "marked",
    "remark",
    "rehype",
    "unified",
    "gray-matter",
    "markdown-it",
    "sanitize-html",
    "isomorphic-dompurify",
  ],
  ...[
    "dompurify",
    "shiki",
    "reading-time",
    "cheerio",
    "html-to-text",
    "mathjs",
    "decimal.js",
    "big.js",
    "bignumber.js",
  ],
  ...[
    "drizzle-orm",
    "drizzle-zod",
    "ts-pattern",
    "neverthrow",
    "tiny-invariant",
    "invariant",
    "deepmerge",
    "fast-deep-equal",
  ],
  ...[
    "@t3-oss/env-nextjs",
    "@t3-oss/env-core",
    "envalid",
    "dotenv",
    "server-only",
    "mime",
    "mime-types",
    "bytes",
  ],
  ...["http-errors", "ip", "request-ip", "is-ip", "color", "chroma-js", "seedrandom", "object-hash", "md5"],
  ...[
    "util",
    "path",
    "url",
    "querystring",
    "assert",
    "buffer",
    "perf_hooks",
    "async_hooks",
    "string_decoder",
    "os",
  ],
];

const showing = [
  ...[
    "lucide-react",
    "sonner",
    "react-hot-toast",
    "react-toastify",
    "next-themes",
    "react-hook-form",
    "formik",
  ],
  ...["framer-motion", "motion", "cmdk", "vaul", "recharts", "swr", "zustand", "jotai", "geist", "nprogress"],
  ...[
    "styled-components",
    "@emotion/react",
    "@emotion/styled",
    "embla-carousel-react",
    "react-markdown",
    "next-seo",
  ],
];

const watching = [
  ...[
    "pino",
    "pino-http",
    "winston",
    "bunyan",
    "loglevel",
    "consola",
    "signale",
    "debug",
    "tslog",
    "next-axiom",
  ],
  ...[
    "@axiomhq/nextjs",
    "@axiomhq/logging",
    "@logtail/next",
    "@logtail/node",
    "@logtail/pino",
    "@logtail/winston",
  ],
  ...[
    "@sentry/nextjs",
    "@sentry/node",
    "@sentry/core",
    "@opentelemetry/api",
    "@vercel/otel",
    "dd-trace",
    "evlog",
  ],
  ...[
    "posthog-node",
    "posthog-js",
    "@vercel/analytics",
    "@vercel/speed-insights",
    "mixpanel",
    "@segment/analytics-node",
  ],
  ...[
    "@amplitude/analytics-node",
    "@highlight-run/next",
    "@bugsnag/js",
    "rollbar",
    "newrelic",
    "prom-client",
  ],
  ...["@logsnag/next", "@openpanel/nextjs", "plausible-tracker"],
];

const names = new Set([...computing, ...showing, ...watching]);

/** Families of packages of which all are harmless. */
const families =
  /^(@radix-ui|@heroicons|@tabler|@headlessui|@mui|@chakra-ui|@mantine|@nextui-org|@heroui|@floating-ui|@dnd-kit|@hookform|@fontsource|@phosphor-icons|@fortawesome|@iconify|@react-email|@tiptap|@visx|@nivo|react-icons|lodash\.)/;

export const harmless: Knowledge = (run, specifier, name) => {
  const told = statuses(run, specifier, name);
  if (told) return told;
  const bare = specifier.replace(/^node:/, "");
  const parts = bare.split("/");
  const root = bare.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? bare);
  const isDatabase = root === "drizzle-orm" && parts.length > 1 && !/-core$/.test(bare);
  if (isDatabase) return null;
  return names.has(bare) || names.has(root) || families.test(root) ? unknown("data", name) : null;
};
