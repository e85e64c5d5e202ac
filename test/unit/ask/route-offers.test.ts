import { expect, test } from "vitest";
import { apiOffers, authOffers, pageOffers, sectionOffers } from "../../../src/ask/route-offers.ts";
import { valueProblem } from "../../../src/config/value-problem.ts";
import type { Resource } from "../../../src/types.ts";
import { testProject } from "../../project.ts";

const served = (kind: Resource["kind"], url: string): Resource => ({
  id: `app${url}#default`,
  kind,
  file: `app${url}`,
  export: "default",
  line: 1,
  urls: [url],
});

test("every offer is a pattern the config accepts; what cannot be one is left out", () => {
  const project = testProject({
    signIn: { file: "app/connexion-é/page.tsx", url: "/connexion-é" },
    signUp: { file: "app/events/[event-id]/register/page.tsx", url: "/events/[event-id]/register" },
    resources: [
      served("page", "/"),
      served("page", "/événements/a"),
      served("page", "/événements/b"),
      served("page", "/shops/[shop-id]"),
      served("page", "/prix 2024"),
      served("page", "/c++"),
      served("route-handler", "/api/données/x"),
      served("route-handler", "/api/items/[item-id]"),
      served("route-handler", "/flux é"),
    ],
  });
  expect(authOffers(project)).toEqual(["/events/:event_id/register/:path*"]);
  expect(pageOffers(project)).toEqual(["/", "/shops/:shop_id"]);
  expect(apiOffers(project)).toEqual(["/api/:path*", "/api/items/:path*"]);
  expect(sectionOffers(project)).toEqual(["/shops/:path*"]);
  const all = [authOffers, pageOffers, apiOffers, sectionOffers].flatMap((offers) => offers(project));
  expect(all.filter((pattern) => valueProblem.pattern(pattern) !== null)).toEqual([]);
});

test("the home page never makes everything a sign-in page", () => {
  const project = testProject({
    signIn: { file: "app/page.tsx", url: "/" },
    resources: [served("page", "/a")],
  });
  expect(authOffers(project)).toEqual(["/sign-up/:path*"]);
});
