// Does a page of the app answer in place of the 404 that `auth.protect()` gives? Clerk rewrites to a path that no route has;
// a dynamic page at the root has every path.
import { ts } from "../../syntax.ts";
import type { AuditFinding, Verdict } from "../../verdict.ts";
import type { World } from "../evaluate/run.ts";
import { bareUrl } from "./parts/bare-url.ts";
import { findNodes } from "./parts/find-nodes.ts";
import { moduleAt } from "./parts/module-at.ts";
import { reachableFunctions } from "./parts/reachable-functions.ts";
import type { Facts } from "./rule.ts";

export function catchAllAnswersNotFound({ project, world, verdicts }: Facts): AuditFinding[] {
  const { file } = project.gate;
  const isProtecting = verdicts.some(({ gate }) =>
    gate.evidence.some(({ note }) => /\bprotect\(/.test(note)),
  );
  if (file === null || !isProtecting || world.clerkMajor < 5) return [];
  return verdicts.flatMap((verdict): AuditFinding[] => {
    const { kind, urls, id, line } = verdict;
    if (kind !== "page" && kind !== "pages-page") return [];
    const url = urls.find((each) => /^\/\[[^/]+\]$/.test(bareUrl(project, each)));
    if (url === undefined || canSayNotFound(world, verdict, layoutsAbove(verdict, verdicts))) return [];
    return [
      {
        rule: "catch-all-answers-not-found",
        severity: "warning",
        message: `\`auth.protect()\` in the gate refuses callers who lack a role or permission (and signed-out programs) with status 404, and makes Next.js give that answer by sending the request on to a path that no app has: \`/clerk_\` and the time. This page answers \`${url}\`, which is every path of one segment, and so that one, too: instead of status 404 they get this page with status 200.`,
        file: verdict.file,
        line,
        resource: id,
        fix: "Call `notFound()` in this page for values it does not know, or answer yourself in the gate: `if (!has({ role })) return new NextResponse(null, { status: 403 })`.",
      },
    ];
  });
}

function layoutsAbove({ file }: Verdict, verdicts: Verdict[]): Verdict[] {
  const folder = file.slice(0, file.lastIndexOf("/"));
  return verdicts.filter(
    (each) => each.kind === "layout" && folder.startsWith(each.file.slice(0, each.file.lastIndexOf("/"))),
  );
}

/** Somewhere it or a layout above it says that there is no such page. */
function canSayNotFound(world: World, page: Verdict, layouts: Verdict[]): boolean {
  const tree = moduleAt(world, page.file)?.tree;
  if (tree && /\bdynamicParams\s*=\s*false\b/.test(tree.text)) return true;
  return [page, ...layouts].some((verdict) =>
    reachableFunctions(world, verdict).some(({ node }) =>
      findNodes(node, ts.isIdentifier).some(({ text }) => text === "notFound" || text === "redirect"),
    ),
  );
}
