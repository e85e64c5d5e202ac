// Can rendering this module's components do anything but show? A look at the text, so that most of an app's components
// are never parsed.
import type { World } from "./run.ts";

/** Words without which nothing is awaited, fetched or stopped; `use(` reads a promise. */
const telling =
  /\b(async|await|redirect|permanentRedirect|notFound|unauthorized|forbidden|protect|fetch|auth|throw|Suspense|dynamic)\b|@clerk\/|\buse\(|\bimport\(|\brequire\(/;
const imports = /\bfrom\s*["']([^"']+)["']/g;

export function isInert(world: World, file: string): boolean {
  const key = `inert ${file}`;
  const found = world.memo.get(key) as boolean | undefined;
  if (found !== undefined) return found;
  // Two files that import each other are as inert as the rest of them.
  world.memo.set(key, true);
  const inert = look(world, file);
  world.memo.set(key, inert);
  return inert;
}

function look(world: World, file: string): boolean {
  const { project } = world;
  if (/\.json$|\.d\.[cm]?ts$/.test(file)) return true;
  const text = project.read(file);
  if (text === null) return false;
  if (/^\s*["']use client["']/.test(text)) return true;
  if (telling.test(text)) return false;
  return [...text.matchAll(imports)].every(([, specifier = ""]) => {
    const target = project.follow(file, specifier);
    return target === null ? !/^([.~#]|@\/)/.test(specifier) && isShowing(specifier) : isInert(world, target);
  });
}

/** Packages that draw. */
function isShowing(specifier: string): boolean {
  return /^(react|react-dom|next\/(link|image|font|script)|next-themes|clsx|classnames|tailwind-merge|class-variance-authority|lucide-react|@radix-ui\/|@heroicons\/|react-icons|date-fns|dayjs|recharts|zod|lodash)/.test(
    specifier,
  );
}
