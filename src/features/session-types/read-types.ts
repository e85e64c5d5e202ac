// What would clerk-sessions.json have to hold, so that it says what the app's hand-written types say?
import { type MetadataKey, metadataInterfaces, metadataKeys } from "../../claims/global-interfaces.ts";
import type { Config, Json } from "../../config.ts";
import type { Project } from "../../types.ts";
import { declaredMembers, isWhole } from "./read-types/declared-members.ts";
import { readAuthorization } from "./read-types/read-authorization.ts";
import { readClaim } from "./read-types/read-claim.ts";
import { readShape } from "./read-types/read-shape.ts";

export interface TypesReading {
  /** What the metadata interfaces say, and what the guessed claims say of them. */
  metadata: Config["metadata"];
  /** What the metadata interfaces say. */
  declared: Config["metadata"];
  authorization: { roles: string[]; permissions: string[] };
  /** Claims whose template value is certain: our mark names it, or only one has such a type. */
  claims: Record<string, Json>;
  /** `because` is a half sentence; `describes` is the metadata that the claim's type is a shape of. */
  guessed: { name: string; template: Json; because: string; describes: MetadataKey | null }[];
  /** What nobody can conclude from the types: claims by their name, then other members as `Interface.member`, then broken files. */
  open: { name: string; type: string; reason: string }[];
}

export function readTypes(project: Project): TypesReading {
  const members = declaredMembers(project);
  const of = (name: string) => members.filter((member) => member.of === name);
  const shapes = metadataKeys.map((key) => ({ key, ...readShape(of(metadataInterfaces[key])) }));
  const metadata: Config["metadata"] = Object.fromEntries(
    shapes
      .filter(({ properties }) => Object.keys(properties).length > 0)
      .map(({ key, properties }) => [key, properties]),
  );
  const { authorization, open: unread } = readAuthorization(of("ClerkAuthorization"));
  const reading: TypesReading = {
    ...{ metadata, declared: { ...metadata }, authorization },
    ...{ claims: {}, guessed: [], open: [] },
  };
  for (const member of of("CustomJwtSessionClaims")) {
    const { name, text } = member;
    const read = readClaim(member, metadata);
    if (read.kind === "certain") reading.claims[name] = read.template;
    else if (read.kind === "open") reading.open.push({ name, type: text, reason: read.reason });
    else {
      const { template, because, describes } = read;
      reading.guessed.push({ name, template, because, describes: describes?.key ?? null });
      if (describes) describe(metadata, describes);
    }
  }
  const broken = project.typesFiles.filter((path) => !isWhole(project, path));
  reading.open.push(
    ...unread,
    ...shapes.flatMap(({ open }) => open),
    ...broken.map((path) => ({ name: path, type: "", reason: "it does not parse" })),
  );
  return reading;
}

/** What the interface itself says goes before what a claim says of it. */
function describe(
  metadata: Config["metadata"],
  { key, shape }: { key: keyof Config["metadata"]; shape: Record<string, string> },
): void {
  const declared = metadata[key] ?? {};
  const bare = (property: string) => property.replace(/\?$/, "");
  const known = new Set(Object.keys(declared).map(bare));
  const added = Object.entries(shape).filter(([property]) => !known.has(bare(property)));
  if (added.length > 0) metadata[key] = { ...declared, ...Object.fromEntries(added) };
}
