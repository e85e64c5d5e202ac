// clerk.d.ts: claims, roles, permissions and metadata as TypeScript sees them.
import { parse } from "jsonc-parser";
import { metadataInterfaces, metadataKeys } from "../claims/global-interfaces.ts";
import type { Config } from "../config.ts";
import { createFile } from "../edits/create-file.ts";
import type { Interface } from "../edits/types/interface.ts";
import { patchTypes } from "../edits/types/patch-types.ts";
import { code, render } from "../templates.ts";
import type { Choices, Edit, Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { placeTypes } from "./session-types/place-types.ts";
import { type Share, shareInterfaces } from "./session-types/share-interfaces.ts";
import { wantedInterfaces } from "./session-types/wanted-interfaces.ts";

const why = "Types of claims, roles, permissions and metadata";

export const sessionTypes: Feature = {
  id: "session-types",
  title: "Types of session claims, roles and permissions (clerk.d.ts)",
  kind: "core",
  unavailable(project) {
    if (project.language === "ts" && project.tsconfig) return null;
    if (!project.tsconfig) return "There is no tsconfig.json, so nothing would read the types.";
    return checksTypes(project)
      ? null
      : `${project.tsconfig.file} does not turn on checkJs, so nothing would check the types.`;
  },
  async edits(project, choices) {
    const wanted = wantedInterfaces(choices.config);
    const { shares, rest } = shareInterfaces(project, choices.config.typesFile, wanted);
    const patches = shares.flatMap((share) => patched(project, choices, share));
    return patches.length > 0 && rest.length === 0
      ? patches
      : [...patches, await created(project, choices, rest)];
  },
  packages: () => [],
  routes: () => [],
  authorization: { roles: [], permissions: [] },
  claims: {},
};

/** A JavaScript app reads types where its editor checks JavaScript. */
function checksTypes(project: Project): boolean {
  const text = project.tsconfig ? project.read(project.tsconfig.file) : null;
  const config: { compilerOptions?: { checkJs?: boolean } } | undefined = parse(text ?? "{}");
  return config?.compilerOptions?.checkJs === true;
}

async function created(project: Project, choices: Choices, wanted: Interface[]): Promise<Edit> {
  const { typesFile } = choices.config;
  const text = await declarations(project, wanted);
  const path = placeTypes(project, typesFile);
  if (path === null) {
    const file = project.tsconfig?.file ?? "tsconfig.json";
    const reason = `${file} includes none of the usual places; put this where it is read, e.g. types/clerk.d.ts`;
    return { path: "types/clerk.d.ts", why, run: () => ({ kind: "manual", reason, snippet: text }) };
  }
  if (wanted.length === 0) {
    const reason = "no claims, roles, permissions or metadata are configured";
    return { path, why, run: () => ({ kind: "skipped", reason }) };
  }
  const moved = typesFile && path !== typesFile ? `; ${typesFile} is not read by the compiler` : "";
  return createFile({ path, why: why + moved, text });
}

/** One edit for what we can do in a file, one for each thing that only its owner can. */
function patched(project: Project, { config }: Choices, { path, interfaces }: Share): Edit[] {
  const patch = (before: string | null) =>
    patchTypes(path, before ?? "", interfaces, {
      style: project.style,
      tsconfig: project.tsconfig,
      open: openTypes(config),
    });
  const change: Edit = {
    path,
    why,
    run(before) {
      const { source } = patch(before);
      return source === before ? { kind: "unchanged" } : { kind: "changed", source };
    },
  };
  const { left } = patch(project.read(path));
  return [change, ...left.map((one): Edit => ({ path, why, run: () => ({ kind: "manual", ...one }) }))];
}

/** Where no shape is configured, what an owner declares says more than we know. */
function openTypes(config: Config): Set<string> {
  const open = metadataKeys.filter((key) => Object.keys(config.metadata[key] ?? {}).length === 0);
  return new Set(["unknown", ...open.map((key) => metadataInterfaces[key])]);
}

function declarations(project: Project, interfaces: Interface[]): Promise<string> {
  const view = interfaces.map(({ name, members }) => ({
    name: code(name),
    members: members.map((member) => ({ ...member, type: code(member.type), mark: code(member.mark) })),
  }));
  return render("types/clerk.d.ts", { interfaces: view }, project);
}
