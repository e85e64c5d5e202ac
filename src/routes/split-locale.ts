// Which locale does a path below the base path begin with? As next/dist/shared/lib/i18n/normalize-locale-path.

/** `locale` as it is configured; null where the path names none of them. */
export function splitLocale(path: string, locales: string[]): { locale: string | null; path: string } {
  const first = path.split("/", 2)[1]?.toLowerCase();
  const locale = locales.find((candidate) => candidate.toLowerCase() === first);
  return first && locale !== undefined
    ? { locale, path: path.slice(locale.length + 1) || "/" }
    : { locale: null, path };
}
