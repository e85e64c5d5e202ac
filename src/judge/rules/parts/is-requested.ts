// Is it something that a request asks for by its URL? Layouts are judged for themselves, Server Functions are called by id,
// and a page of the Pages Router speaks for its getServerSideProps.
import type { Verdict } from "../../../verdict.ts";

export function isRequested({ kind, urls }: Verdict): boolean {
  const kinds: Verdict["kind"][] = ["page", "route-handler", "pages-page", "pages-api"];
  return urls.length > 0 && kinds.includes(kind);
}
