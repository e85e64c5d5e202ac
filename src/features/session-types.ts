// clerk.d.ts: claims, roles, permissions and metadata as TypeScript sees them.
import { parse } from "jsonc-parser";
import { configFile, parseConfig } from "../config.ts";
import { createFile } from "../edits/create-file.ts";
import { sameCode } from "../edits/same-code.ts";
import { code, render } from "../templates.ts";
import type { Choices, Edit, EditResult, Project } from "../types.ts";
import type { Feature } from "./feature.ts";
import { declaredInterfaces } from "./session-types/declared-interfaces.ts";
import { placeTypes } from "./session-types/place-types.ts";
import { typeMembers } from "./session-types/type-members.ts";
import { type Interface, type Member, wantedInterfaces } from "./session-types/wanted-interfaces.ts";

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
    const existing = project.typesFile;
    const text = existing === null ? null : project.read(existing);
    if (existing !== null && text !== null) {
      const declared = declaredInterfaces(existing, text);
      if (wanted.some(({ name }) => declared.has(name))) return [await compared(project, wanted, existing)];
    }
    return [await created(project, choices, wanted)];
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
  const path = placeTypes(project, typesFile, text);
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

/** A file that declares some of it already is its owner's: it gets advice, not edits, unless it is all ours. */
async function compared(project: Project, wanted: Interface[], path: string): Promise<Edit> {
  const run = async (before: string | null): Promise<EditResult> => {
    if (before !== null && (await isFromLastRun(project, path, before))) {
      const source = await declarations(project, wanted);
      return sameCode(path, before, source) ? { kind: "unchanged" } : { kind: "changed", source };
    }
    const declared = declaredInterfaces(path, before ?? "");
    const missing = wanted
      .map(({ name, members }) => ({
        name,
        members: members.filter((member) => !says(name, member, declared.get(name)?.get(member.name))),
      }))
      .filter(({ members }) => members.length > 0);
    if (missing.length === 0) return { kind: "unchanged" };
    const names = missing.flatMap(({ name, members }) => members.map((member) => `${name}.${member.name}`));
    const reason = `declares Clerk's interfaces already, but ${names.join(", ")} not as configured`;
    return { kind: "manual", reason, snippet: await declarations(project, missing) };
  };
  return { path, why, run };
}

/** Is this what the answers on disk lead to, untouched since? Then new answers may replace it. */
async function isFromLastRun(project: Project, path: string, before: string): Promise<boolean> {
  const answers = project.read(configFile);
  if (answers === null) return false;
  try {
    const last = wantedInterfaces(parseConfig(JSON.parse(answers)));
    return sameCode(path, before, await declarations(project, last));
  } catch {
    // Answers that cannot be read say nothing about the file.
    return false;
  }
}

/** More roles or permissions than configured are no contradiction. Required or optional is the owner's choice. */
function says(name: string, member: Member, declared: string | undefined): boolean {
  if (declared === undefined) return false;
  const there = typeMembers(declared);
  const here = typeMembers(member.type);
  if (name === "ClerkAuthorization")
    return there.includes("string") || here.every((one) => there.includes(one));
  return there.join("|") === here.join("|");
}

function declarations(project: Project, interfaces: Interface[]): Promise<string> {
  const view = interfaces.map(({ name, members }) => ({
    name: code(name),
    members: members.map((member) => ({ ...member, type: code(member.type) })),
  }));
  return render("types/clerk.d.ts", { interfaces: view }, project);
}
