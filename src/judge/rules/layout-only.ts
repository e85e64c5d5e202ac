// Which pages rely on a layout's check alone? Next.js renders a page beside its layout, and again without it when somebody
// moves between pages below the same layout.
import type { AuditFinding, Verdict } from "../../verdict.ts";
import { advice } from "./parts/advice.ts";
import { byCause } from "./parts/by-cause.ts";
import { listText } from "./parts/list-text.ts";
import { nameOf } from "./parts/name-of.ts";
import { publicComment } from "./parts/public-comment.ts";
import { resourceNotes } from "./parts/resource-notes.ts";
import type { Facts } from "./rule.ts";

export function layoutOnly({ world, verdicts }: Facts): AuditFinding[] {
  const layouts = new Map(
    verdicts
      .filter(({ kind, guard }) => kind === "layout" && /^(signed-in|restricted)$/.test(guard.answer))
      .map((layout) => [folderOf(layout.file), layout]),
  );
  if (layouts.size === 0) return [];
  const pages = verdicts.flatMap((page) => {
    if (page.kind !== "page" || page.reach !== "anyone" || page.guard.answer !== "open") return [];
    const layout = layoutAbove(layouts, page);
    return layout && !publicComment(world, page) ? [{ layout, page }] : [];
  });
  return byCause(pages, ({ layout }) => layout.file).flatMap((group): AuditFinding[] => {
    const [first] = group;
    if (!first) return [];
    const { layout } = first;
    const all = group.map(({ page }) => page);
    const working = all.filter((page) => resourceNotes(world, page).effect);
    const concerned = working.length > 0 ? working : all;
    const check = layout.guard.evidence.find(({ file }) => file === layout.file) ?? layout;
    return [
      {
        rule: "layout-only",
        severity: working.length > 0 ? "warning" : "info",
        message: `Only this layout checks the session for ${listText(concerned.map(nameOf))}; ${concerned.length === 1 ? "the page itself does" : "the pages themselves do"} not. Next.js runs a page whatever its layout decides, and does not run the layout again when somebody moves between the pages below it, so that ${working.length > 0 ? "the data of the page can be had without the check" : "the check is easily passed by"}.`,
        file: layout.file,
        line: check.line,
        resource: layout.id,
        fix: advice.repeat({ world }, concerned, [layout.guard], "the layout"),
      },
    ];
  });
}

function layoutAbove(layouts: Map<string, Verdict>, page: Verdict): Verdict | null {
  for (let folder = folderOf(page.file); folder; folder = folderOf(folder)) {
    const layout = layouts.get(folder);
    if (layout) return layout;
  }
  return null;
}

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0));
