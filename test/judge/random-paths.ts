// Paths, patterns, tests of a path and URLs, made so that they meet each other often and nearly miss as often.
import fc, { type Arbitrary } from "fast-check";

const word = fc.constantFrom(
  "admin",
  "dashboard",
  "api",
  "items",
  "users",
  "public",
  "sign-in",
  "team",
  "docs",
  "a",
);

export const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `/${words.join("/")}`);
export const quoted = (text: string): string => JSON.stringify(text);
const escaped = (text: string): string => text.replaceAll("/", "\\/");

/** Source of one entry of a list; `base` is a constant of the gate. */
export const pattern: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: path.map(quoted) },
  { weight: 5, arbitrary: path.map((at) => quoted(`${at}(.*)`)) },
  { weight: 2, arbitrary: path.map((at) => quoted(`${at}/(.*)`)) },
  { weight: 2, arbitrary: path.map((at) => quoted(`${at}/:path*`)) },
  path.map((at) => quoted(`${at}/:id`)),
  path.map((at) => quoted(`${at}/:id(\\d+)`)),
  path.map((at) => quoted(`${at}{/:rest}?`)),
  path.map((at) => quoted(`/:locale${at}(.*)`)),
  path.map((at) => quoted(`${at}((?!/public).*)`)),
  fc.constant(quoted("/(api|trpc)(.*)")),
  fc.constant(quoted("/")),
  path.map((at) => `\`\${base}${at}(.*)\``),
  path.map((at) => `base + ${quoted(at)}`),
  path.map((at) => `/^${escaped(at)}/`),
  path.map((at) => `/${escaped(at)}$/i`),
);

/** Source of a condition on a path that the expression `subject` yields. */
export function pathTest(subject: string): Arbitrary<string> {
  const two = fc.tuple(path.map(quoted), path.map(quoted));
  return fc.oneof(
    path.map((at) => `${subject} === ${quoted(at)}`),
    path.map((at) => `${subject}.startsWith(${quoted(at)})`),
    path.map((at) => `${subject}.endsWith(${quoted(at)})`),
    path.map((at) => `${subject}.includes(${quoted(at)})`),
    path.map((at) => `/^${escaped(at)}(\\/|$)/.test(${subject})`),
    path.map((at) => `new RegExp("^" + ${quoted(at)} + "(/.*)?$", "i").exec(${subject}) !== null`),
    path.map((at) => `Boolean(${subject}.match(/${escaped(at)}(\\w+)?$/))`),
    path.map((at) => `${subject}.toLowerCase().startsWith(${quoted(at)})`),
    path.map((at) => `${subject}.indexOf(${quoted(at)}) === 0`),
    path.map((at) => `!${subject}.indexOf(${quoted(at)})`),
    path.map((at) => `${subject}.replace(/^\\/(en|team)/, "").startsWith(${quoted(at)})`),
    word.map((first) => `${subject}.split("/")[1] === ${quoted(first)}`),
    word.map((last) => `${subject}.split("/").filter(Boolean).at(-1) === ${quoted(last)}`),
    fc.constant(`${subject}.split("/").length > 3`),
    fc.constant(`${subject}.length % 2 === 0`),
    two.map(([a, b]) => `[${a}, ${b}].some((p) => ${subject}.startsWith(p))`),
    two.map(([a, b]) => `[${a}, ${b}].every((p) => !${subject}.startsWith(p))`),
    two.map(([a, b]) => `[${a}, ${b}].includes(${subject})`),
    two.map(([a, b]) => `[${a}, ${b}].indexOf(${subject}) !== -1`),
    two.map(([a, b]) => `[${a}, ${b}].find((p) => ${subject}.endsWith(p)) !== undefined`),
    two.map(([a, b]) => `[${a}, ${b}].filter((p) => ${subject}.includes(p)).length > 0`),
    two.map(([a, b]) => `new Set([${a}, ${b}]).has(${subject})`),
    two.map(([a, b]) => `(({ [${a}]: true, [${b}]: false })[${subject}] ?? false)`),
    two.map(([a, b]) => `[${a}, ${b}].reduce((hit, p) => hit || ${subject}.startsWith(p), false)`),
  );
}

export const url = fc
  .tuple(
    path,
    fc.constantFrom("", "", "", "x", "/x", "/7", "/", ".png", "/x.csv", "istrator", "/public", "/sign-in"),
  )
  .chain(([at, suffix]) =>
    fc.constantFrom(
      at + suffix,
      at + suffix,
      at + suffix,
      (at + suffix).toUpperCase(),
      `/en${at}${suffix}`,
      `/team${at}${suffix}`,
      `/${at}${suffix}`,
      at.replace("a", "%61") + suffix,
    ),
  );
