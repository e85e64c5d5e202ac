// Pages that do not hold what they seem to, behind a gate that asks nothing.
import { bareGate } from "./gate-holes.ts";
import type { Hole } from "./holes.ts";

const clerk = `import { auth } from "@clerk/nextjs/server";\n`;

const page = (file: string, text: string, path: string): Pick<Hole, "gate" | "files" | "ask"> => ({
  gate: bareGate,
  files: { [file]: text },
  ask: { file, tries: [{ path }] },
});

export const pageHoles: Hole[] = [
  {
    title: "a page that lost its check",
    reach: "anyone",
    ...page("app/dashboard/page.tsx", "export default () => <p>Dashboard</p>;", "/dashboard"),
  },
  {
    title: "a page whose check lost its role",
    reach: "signed-in",
    ...page(
      "app/admin/page.tsx",
      `${clerk}export default async function Page() { await auth.protect(); return <p>Admin</p>; }`,
      "/admin",
    ),
  },
  {
    title: "a page whose empty condition asks for nothing",
    reach: "signed-in",
    ...page(
      "app/admin/page.tsx",
      `${clerk}export default async function Page() { await auth.protect({}); return <p>Admin</p>; }`,
      "/admin",
    ),
  },
  {
    title: "a page under a layout that checks",
    gate: bareGate,
    files: {
      "app/area/layout.tsx": `${clerk}import type { ReactNode } from "react";
export default async function Layout({ children }: { children: ReactNode }) { await auth.protect(); return <>{children}</>; }`,
      "app/area/page.tsx": "export default () => <p>Area</p>;",
    },
    ask: { file: "app/area/page.tsx", tries: [{ path: "/area" }] },
    reach: "anyone",
  },
  {
    title: "a page that a query opens",
    gate: bareGate,
    files: {
      "app/preview/page.tsx": `${clerk}
export default async function Page({ searchParams }: { searchParams: Promise<{ preview?: string }> }) {
  if ((await searchParams).preview !== "1") await auth.protect();
  return <p>Preview</p>;
}`,
    },
    ask: { file: "app/preview/page.tsx", tries: [{ path: "/preview" }, { path: "/preview?preview=1" }] },
    reach: "conditional",
  },
  {
    title: "a page that a variable opens",
    gate: bareGate,
    files: {
      "app/dashboard/page.tsx": `${clerk}
export default async function Page() {
  if (process.env.SKIP_AUTH !== "1") await auth.protect();
  return <p>Dashboard</p>;
}`,
    },
    ask: {
      file: "app/dashboard/page.tsx",
      tries: [{ path: "/dashboard" }, { path: "/dashboard", env: { SKIP_AUTH: "1" } }],
    },
    reach: "conditional",
  },
  {
    title: "a session from a module that is always signed in",
    gate: bareGate,
    files: {
      "lib/session.ts": `export const auth = async () => ({ userId: "user_dev" as string | null });`,
      "app/dashboard/page.tsx": `import { redirect } from "next/navigation";
import { auth } from "@/lib/session";
export default async function Page() {
  const { userId } = await auth();
  if (!userId) redirect("/sign-in");
  return <p>Dashboard of {userId}</p>;
}`,
    },
    ask: { file: "app/dashboard/page.tsx", tries: [{ path: "/dashboard" }] },
    reach: "anyone",
  },
];
