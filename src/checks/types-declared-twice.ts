// Do two declarations contradict each other? The first that the compiler meets wins, and skipLibCheck hides the error.
import { isRead } from "../edits/types/is-read.ts";
import { sameType } from "../edits/types/same-type.ts";
import type { Finding } from "../types.ts";
import type { Check } from "./check.ts";
import { type DeclaredMember, declaredMembers } from "./parts/declared-members.ts";
import { orderIsKnown } from "./parts/order-is-known.ts";

export const typesDeclaredTwice: Check = {
  id: "types-declared-twice",
  run(project) {
    const paths = project.typesFiles.filter((path) => isRead(project, path));
    const members = declaredMembers(project, paths, project.read);
    return members.flatMap((member): Finding[] => {
      const first = members.find((one) => one.interface === member.interface && one.name === member.name);
      if (!first || first === member || isSame(first, member)) return [];
      const what = `${member.interface}.${member.name}`;
      const place = `${first.file}:${first.line}`;
      const winner = orderIsKnown(project, first.file, member.file)
        ? `The compiler goes by ${place}`
        : "Which of them counts depends on the order in which the compiler meets them";
      return [
        {
          check: typesDeclaredTwice.id,
          severity: "error",
          message: `${what} is declared as ${text(member)} here and as ${text(first)} in ${place}. ${winner}, and skipLibCheck hides the contradiction.`,
          file: member.file,
          line: member.line,
          advice:
            "Keep one of the two. Object types do not merge: all their properties belong into one place.",
          fix: [],
        },
      ];
    });
  },
};

function isSame(one: DeclaredMember, other: DeclaredMember): boolean {
  const [here, there] = [one.type.getText(), other.type.getText()];
  return one.optional === other.optional && (here === there || sameType(here, there));
}

function text({ name, optional, type }: DeclaredMember): string {
  const shown = type.getText().replace(/\s+/g, " ");
  return `\`${name}${optional ? "?" : ""}: ${shown}\``;
}
