// Which concrete paths stand for a URL in Next's notation? An ordinary one, and those for which gates tend to answer
// otherwise: deeper ones, values with a dot, values that begin like a neighbour's name, other locales.
import { isDynamicSegment, type RouteNode, routeTree } from "../../routes/route-tree.ts";
import { resourceServing } from "../../routes/serves.ts";
import type { Project } from "../../types.ts";

export interface SampleUrl {
  url: string;
  kind: "ordinary" | "deeper" | "dot" | "sibling" | "locale" | "unprefixed";
}

type App = Pick<Project, "resources" | "i18n" | "nextConfig">;
/** A segment of the URL, and the route's neighbours in the same folder. */
interface Place {
  segment: string;
  neighbours: string[];
}

/** The first is always the ordinary one. A URL without dynamic segments has no other. At most ten, encoded. */
export function sampleUrls(app: App, url: string): SampleUrl[] {
  const places = placesOf(app, url);
  const isLocale = ({ segment }: Place) => isLocaleSegment(app, segment);
  const values = places.map((place) => (isLocale(place) ? [defaultLocale(app)] : ordinaryValue(place)));
  const pathWith = (at: number, value: string[]) =>
    encodeURI(`/${values.flatMap((own, index) => (index === at ? value : own)).join("/")}`);
  const samples: SampleUrl[] = [];
  const add = (kind: SampleUrl["kind"], path: string) => {
    const isNew = samples.every((sample) => sample.url !== path);
    if (isNew && !isServedElsewhere(app, url, path)) samples.push({ url: path, kind });
  };

  const last = places.findLastIndex((place) => isDynamic(place.segment) && !isLocale(place));
  const place = places[last];
  add("ordinary", pathWith(-1, []));
  if (place) {
    const value = fresh(place, "sample");
    if (isOptional(place.segment)) add("deeper", pathWith(last, [value]));
    if (isCatchAll(place.segment)) {
      // Where pages beside it answer to fewer segments, more are the ordinary case.
      add(samples.length > 0 ? "deeper" : "ordinary", pathWith(last, [value, "deeper"]));
      if (samples.length === 0) add("ordinary", pathWith(last, [value, "deeper", "deepest"]));
    }
    // Matchers skip what looks like a file, by a list of endings or any.
    for (const ending of ["csv", "png"]) add("dot", pathWith(last, [`${value}.${ending}`]));
    for (const neighbour of place.neighbours.slice(0, 3)) {
      add("sibling", pathWith(last, [fresh(place, `${neighbour}-1`)]));
    }
  }
  const locale = app.i18n?.locales?.find((each) => each !== defaultLocale(app));
  const prefix = places.findIndex(isLocale);
  if (locale !== undefined && prefix >= 0) add("locale", pathWith(prefix, [locale]));
  // The gate sees the path as it was asked, and rewrites it afterwards.
  if (app.i18n?.servesUnprefixed && prefix >= 0)
    samples.push({ url: pathWith(prefix, []), kind: "unprefixed" });
  return samples.length > 0 ? samples : [{ url: pathWith(-1, []), kind: "ordinary" }];
}

function placesOf({ resources }: App, url: string): Place[] {
  let node: RouteNode | undefined | null = routeTree(resources).root;
  return url
    .split("/")
    .filter(Boolean)
    .map((segment) => {
      const neighbours = isDynamic(segment) ? [...(node?.statics.keys() ?? [])].sort() : [];
      node = isDynamicSegment(segment) ? node?.dynamic : node?.statics.get(segment);
      return { segment, neighbours };
    });
}

function ordinaryValue(place: Place): string[] {
  if (!isDynamic(place.segment)) return [place.segment];
  return isOptional(place.segment) ? [] : [fresh(place, "sample")];
}

/** A value that is not the name of a neighbour. */
function fresh({ neighbours }: Place, wish: string): string {
  let value = wish;
  for (let count = 2; neighbours.includes(value); count++) value = `${wish}-${count}`;
  return value;
}

function isServedElsewhere({ resources, nextConfig }: App, url: string, path: string): boolean {
  const server = resourceServing(resources, path, nextConfig);
  return server !== null && !server.urls.includes(url);
}

const isOptional = (segment: string): boolean => segment.startsWith("[[...");
const isCatchAll = (segment: string): boolean => isOptional(segment) || segment.startsWith("[...");
const isDynamic = (segment: string): boolean => isCatchAll(segment) || isDynamicSegment(segment);

function isLocaleSegment({ i18n }: App, segment: string): boolean {
  return segment === i18n?.segment || /^\[(?:locale|lang|lng)\]$/.test(segment);
}

function defaultLocale({ i18n }: App): string {
  return i18n?.defaultLocale ?? i18n?.locales?.[0] ?? "en";
}
