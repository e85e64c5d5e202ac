// How is each kind of resource called in a report?
import type { ResourceKind } from "../../project.ts";

export const kindWords: Record<ResourceKind, string> = {
  page: "page",
  layout: "layout",
  template: "template",
  default: "default",
  "route-handler": "Route Handler",
  "server-function": "Server Function",
  "inline-server-function": "inline Server Function",
  "pages-page": "page",
  "pages-api": "API route",
  "get-server-side-props": "getServerSideProps",
};
