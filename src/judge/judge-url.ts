// Who gets through at a URL that somebody asked about? Gate and guard of all that serves it, each method for itself.
import { methodsServed, pageMethods } from "../routes/methods-served.ts";
import { resourcesServing } from "../routes/resources-serving.ts";
import type { Project, Resource } from "../types.ts";
import type { GateVerdict, UrlVerdict, Verdict } from "../verdict.ts";
import { reachOf, reachOrder } from "./reach.ts";

interface Judged {
  project: Pick<Project, "resources" | "nextConfig" | "i18n">;
  verdicts: Verdict[];
  askGate(url: string, methods: string[]): GateVerdict;
}

export function judgeUrl(url: string, { project, verdicts, askGate }: Judged): UrlVerdict {
  const served = serving(project, url)
    .flatMap(({ id }) => verdicts.find((verdict) => verdict.id === id) ?? [])
    .map((verdict) => {
      // Of this URL: for another value of a parameter the gate may answer otherwise.
      const gate = askGate(url, methodsServed(verdict));
      return { resource: verdict.id, gate, reach: reachOf(gate, verdict.guard) };
    })
    .sort((a, b) => reachOrder.indexOf(a.reach) - reachOrder.indexOf(b.reach));
  return { url, gate: served[0]?.gate ?? askGate(url, pageMethods), served };
}

/** Where the gate puts the locale in front, the page below the locale's folder answers. */
function serving({ resources, nextConfig, i18n }: Judged["project"], url: string): Resource[] {
  const direct = resourcesServing(resources, url, nextConfig);
  const locale = i18n?.servesUnprefixed ? (i18n.defaultLocale ?? i18n.locales?.[0] ?? "en") : null;
  const isPrefixed = i18n?.locales?.includes(url.split("/")[1] ?? "") ?? false;
  const isOther = direct.some(({ urls }) =>
    urls.some((one) => i18n?.segment && !one.startsWith(`/${i18n.segment}`)),
  );
  if (locale === null || isPrefixed || isOther) return direct;
  const prefixed = resourcesServing(resources, `/${locale}${url === "/" ? "" : url}`, nextConfig);
  return prefixed.length > 0 ? prefixed : direct;
}
