// Who gets through at a URL that somebody asked about? Gate and guard of all that serves it, each method for itself.
import { resourcesServing } from "../routes/resources-serving.ts";
import type { Project } from "../types.ts";
import type { GateVerdict, UrlVerdict, Verdict } from "../verdict.ts";
import { reachOf, reachOrder } from "./reach.ts";

interface Judged {
  project: Pick<Project, "resources" | "nextConfig">;
  verdicts: Verdict[];
  askGate(url: string, method: string): GateVerdict;
}

export function judgeUrl(url: string, { project, verdicts, askGate }: Judged): UrlVerdict {
  const served = resourcesServing(project.resources, url, project.nextConfig)
    .flatMap(({ id }) => verdicts.find((verdict) => verdict.id === id) ?? [])
    .map((verdict) => {
      const method = verdict.kind === "route-handler" ? verdict.export : "GET";
      // Of this URL: for another value of a parameter the gate may answer otherwise.
      const gate = askGate(url, method);
      return { resource: verdict.id, gate, reach: reachOf(gate, verdict.guard) };
    })
    .sort((a, b) => reachOrder.indexOf(a.reach) - reachOrder.indexOf(b.reach));
  return { url, gate: served[0]?.gate ?? askGate(url, "GET"), served };
}
