// Which app is this about? Versions, gate file and routers on one line.
import type { Audit } from "../../verdict.ts";

export function versionsText({ next, clerk, gateFile, routers }: Audit["project"]): string {
  const router = routers.map((name) => (name === "app" ? "App" : "Pages")).join(" and ");
  return [
    `Next.js ${next}`,
    clerk === null ? "no @clerk/nextjs" : `@clerk/nextjs ${clerk}`,
    gateFile === null ? "no gate file" : `gate ${gateFile}`,
    `${router} Router`,
  ].join(", ");
}
