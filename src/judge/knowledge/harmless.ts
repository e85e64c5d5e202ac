// Packages that only compute: calling them reads and changes nothing outside.
import { unknown } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";

const names = new Set([
  "zod",
  "zod/v4",
  "yup",
  "valibot",
  "joi",
  "superjson",
  "clsx",
  "classnames",
  "tailwind-merge",
  "date-fns",
  "dayjs",
  "moment",
  "lodash",
  "uuid",
  "nanoid",
  "lucide-react",
  "sonner",
  "class-variance-authority",
  "http-status-codes",
  "path-to-regexp",
  "negotiator",
  "@formatjs/intl-localematcher",
  "ms",
  "slugify",
  "util",
  "path",
  "url",
  "next-themes",
  "react-hook-form",
  "framer-motion",
  "@t3-oss/env-nextjs",
  "change-case",
  "ramda",
  "qs",
  "query-string",
  "crypto",
]);

export const harmless: Knowledge = (_run, specifier, name) => {
  const bare = specifier.replace(/^node:/, "");
  const root = bare.startsWith("@") ? bare.split("/").slice(0, 2).join("/") : (bare.split("/")[0] ?? bare);
  const isHarmless =
    names.has(bare) || names.has(root) || /^(@radix-ui|@heroicons|@tabler|react-icons|lodash)/.test(root);
  return isHarmless ? unknown("data", name) : null;
};
