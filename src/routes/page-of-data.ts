// Which page does a request of the Pages Router's client want the data of? `/_next/data/<build>/users.json` -> `/users`.

/** The path is below the base path. Null for any other; the build's id is taken to be the running one. */
export function pageOfData(path: string): string | null {
  const page = /^\/_next\/data\/[^/]+(\/.*)\.json$/.exec(path)?.[1];
  if (page === undefined) return null;
  if (page === "/index") return "/";
  return page.startsWith("/index/") ? page.slice("/index".length) : page;
}
