// Can rendering this module's components do anything but show? A look at the text, so that most of an app's components
// are never parsed.
import type { World } from "./run.ts";

/** Words without which nothing is awaited, fetched or stopped; `use(` reads a promise. */
const telling =
  /\b(async|await|redirect|permanentRedirect|notFound|unauthorized|forbidden|protect|fetch|auth|throw|Suspense|dynamic)\b|@clerk\/|\buse\(|\bimport\(|\brequire\(/;
const imports = /\b(?:from|import)\s*["']([^"']+)["']/g;

export function isInert(world: World, file: string): boolean {
  const key = `inert ${file}`;
  const found = world.memo.get(key) as boolean | undefined;
  if (found !== undefined) return found;
  const inert = reachesNothing(world, file);
  world.memo.set(key, inert);
  return inert;
}

/** Nothing that tells in it, nor in all that it imports. */
function reachesNothing(world: World, start: string): boolean {
  const queue = [start];
  const seen = new Set(queue);
  for (const file of queue) {
    const known = file === start ? undefined : (world.memo.get(`inert ${file}`) as boolean | undefined);
    if (known === true) continue;
    const next = known === false || seen.size > mostFiles ? null : look(world, file);
    if (next === null) return false;
    for (const target of next) if (!seen.has(target)) queue.push(target);
    for (const target of next) seen.add(target);
  }
  return true;
}

const mostFiles = 500;

/** What it imports; null: something in it tells. */
function look({ project }: World, file: string): string[] | null {
  if (/\.json$|\.d\.[cm]?ts$/.test(file)) return [];
  const text = project.read(file);
  if (text === null) return null;
  if (/^\s*["']use client["']/.test(text)) return [];
  if (telling.test(text)) return null;
  const found: string[] = [];
  for (const [, specifier = ""] of text.matchAll(imports)) {
    const target = project.follow(file, specifier);
    if (target !== null) found.push(target);
    else if (/^([.~#]|@\/)/.test(specifier) || !isShowing(specifier)) return null;
  }
  return found;
}

/** Packages that draw. */
const showing =
  /^(react|react-dom|next\/(link|image|font|script|dist)|next-themes|clsx|classnames|tailwind-merge|class-variance-authority|lucide-react|@radix-ui\/[\w-]+|@heroicons\/react|react-icons|date-fns|dayjs|recharts|zod|lodash|framer-motion|motion|sonner)(\/|$)/;

const isShowing = (specifier: string): boolean => showing.test(specifier);
