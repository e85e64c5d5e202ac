// May Server Actions stand in this file? Next.js and other tools have plans of their own for some names and folders.
import type { Project } from "../types.ts";
import { valueProblem } from "./value-problem.ts";

type App = Pick<Project, "language" | "appDir" | "pagesDir" | "gate">;

/** Null, or what the path must be. */
export function actionFileProblem(path: string, app: App): string | null {
  const problem = valueProblem.relativePath(path);
  if (problem) return problem;
  const endings = app.language === "ts" ? ["ts", "tsx"] : ["js", "jsx"];
  const name = path.slice(path.lastIndexOf("/") + 1);
  const [base = "", ...dotted] = name.split(".");
  if (base === "" || !endings.includes(dotted.at(-1) ?? "")) {
    return `must be a module that ends in .${endings.join(" or .")}`;
  }
  // File systems of macOS and Windows take either case.
  return folderProblem(path.toLowerCase(), app) ?? nameProblem(path.toLowerCase(), app);
}

function folderProblem(path: string, { appDir, pagesDir }: App): string | null {
  const isBelow = (folder: string) => path.startsWith(`${folder.toLowerCase()}/`);
  if (["pages", "src/pages", ...(pagesDir ? [pagesDir] : [])].some(isBelow)) {
    return "must stand outside pages/, where every file is a URL";
  }
  if (isBelow("public")) return "must stand outside public/, which is served as it is";
  if (path.split("/").some((folder) => folder.startsWith(".") || folder === "node_modules")) {
    return "must stand in a folder of the app's own code";
  }
  // Next.js would take the new folder for the whole app.
  return isBelow("app") && appDir !== null && appDir !== "app"
    ? `must stand outside app/, since this app is in ${appDir}/`
    : null;
}

function nameProblem(path: string, { appDir, gate }: App): string | null {
  const [, folder = "", base = "", middle = ""] =
    /^(?:(.*)\/)?([^/.]*)((?:\.[^/.]+)*)\.[^/.]+$/.exec(path) ?? [];
  if (middle.endsWith(".d")) return "must be a module, not a file of type declarations";
  if (/\.(?:test|spec|stories)$/.test(middle) || folder.split("/").includes("__tests__")) {
    return "must be a module of the app, not one of its tests or stories";
  }
  if (middle.endsWith(".config")) return "must be a module of the app, not a tool's configuration";
  const isSpecial =
    (["", "src"].includes(folder) && rootFiles.includes(base)) ||
    ([appDir ?? "app", "app", "src/app"].some((app) => `${folder}/`.startsWith(`${app}/`)) &&
      routeFiles.includes(base.replace(/(?<=icon|image)\d$/, ""))) ||
    [gate.file, gate.expected].includes(path);
  return isSpecial ? "is a file that Next.js runs for something else" : null;
}

/** Beside app/ or pages/. Which of the gate's two names counts depends on the version, which may change. */
const rootFiles = ["middleware", "proxy", "instrumentation", "instrumentation-client", "mdx-components"];

/** In any folder below app/. */
const routeFiles = [
  ...["page", "route", "layout", "template", "default", "loading"],
  ...["error", "global-error", "not-found", "global-not-found", "forbidden", "unauthorized"],
  ...["sitemap", "robots", "manifest", "icon", "apple-icon", "opengraph-image", "twitter-image"],
];
