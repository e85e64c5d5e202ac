// Does CustomJwtSessionClaims declare claims that are Clerk's own? Another type there spoils Clerk's, without a word.
import { readDeclarations } from "../edits/types/declarations.ts";
import { isRead } from "../edits/types/is-read.ts";
import { lineOf, ts } from "../syntax.ts";
import type { Finding, Project } from "../types.ts";
import type { Check } from "./check.ts";
import { declaredMembers } from "./parts/declared-members.ts";
import { reservedClaimProblem } from "./parts/reserved-claim-problem.ts";

const id = "reserved-claim-declared";

export const reservedClaimDeclared: Check = {
  id,
  run(project) {
    const files = project.typesFiles.filter((path) => isRead(project, path));
    const members = declaredMembers(project, files, project.read);
    const redeclared = members.flatMap((member): Finding[] => {
      const isClaim = member.interface === "CustomJwtSessionClaims";
      const problem = isClaim ? reservedClaimProblem(member) : null;
      if (problem === null) return [];
      const { file, line } = member;
      return [{ check: id, ...problem, file, line, fix: [] }];
    });
    return [...redeclared, ...files.flatMap((path) => indexSignatures(project, path))];
  },
};

function indexSignatures(project: Project, path: string): Finding[] {
  const tree = project.parse(path);
  if (!tree) return [];
  return readDeclarations(tree, project)
    .interfaces.filter(({ name }) => name.text === "CustomJwtSessionClaims")
    .flatMap(({ members }) => members.filter(ts.isIndexSignatureDeclaration))
    .map((member) => ({
      check: id,
      severity: "error",
      message:
        "CustomJwtSessionClaims has an index signature of Clerk's already; a second one is an error (TS2374) that skipLibCheck hides, and changes nothing.",
      file: path,
      line: lineOf(tree, member),
      advice: "Remove it. Claims that nobody declares are unknown, which is the safe answer.",
      fix: [],
    }));
}
