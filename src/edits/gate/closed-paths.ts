// Which requests does the gate have to see, because clerk-sessions.json closes their paths?
import type { Config } from "../../config.ts";
import { intentFor } from "../../routes/intent.ts";
import type { Project } from "../../types.ts";
import { authUrls } from "./always-open.ts";
import { type Sample, samplesOfConfig, samplesOfUrl, urlsOf } from "./sample-paths.ts";

type App = Pick<Project, "resources" | "i18n" | "nextConfig" | "signIn" | "signUp">;

const pagesToCome = ["/new-page", "/new-page/sample.v2", "/api/new-route", "/api/new-report.csv"];

/** Samples of every resource and pattern, and of pages to come where the default closes them. */
export function closedPaths(app: App, config: Pick<Config, "routes">): Sample[] {
  const { rules, public: open, default: otherwise } = config.routes;
  const resources = urlsOf(app).flatMap((url) => [
    ...samplesOfUrl(app, url),
    // Slugs may hold dots; matchers that leave out files easily leave these out as well.
    ...(url.includes("[") ? samplesOfUrl(app, url, "sample.v2") : []),
  ]);
  const patterns = [...rules.flatMap(({ match }) => match), ...open].flatMap((pattern) =>
    [pattern, pattern.replace(/:\w+\*?$/, "sample.v2")].flatMap((each) =>
      samplesOfConfig(app, each).map((sample) => ({ ...sample, route: pattern })),
    ),
  );
  const toCome = otherwise === "signed-in" ? pagesToCome : [];
  const future = toCome.flatMap((path) =>
    samplesOfConfig(app, path).map((sample) => ({ ...sample, route: "pages to come" })),
  );
  return [...resources, ...patterns, ...future].filter(
    ({ intent }) => intentFor(config, intent, authUrls(app)).access !== "public",
  );
}
