// Writes a Next.js app of a given size: what a team of many people would have after some years, with Clerk in it.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Resources of one area; some four times as many files are none. */
const perArea = 10;

/** @returns how many files were written */
export function makeApp(root: string, resources: number): number {
  let files = 0;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    files++;
  };
  for (const [path, text] of Object.entries(fixed)) write(path, text);
  for (let at = 0; at < resources / perArea; at++)
    for (const [path, text] of Object.entries(area(`area-${at}`, at))) write(path, text);
  return files;
}

const fixed: Record<string, string> = {
  "package.json": JSON.stringify({
    name: "bench",
    dependencies: { next: "16.4.6", "@clerk/nextjs": "7.9.17", react: "19.2.0", zod: "4.0.0" },
  }),
  "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, paths: { "@/*": ["./*"] } } }),
  "next.config.ts": "export default { reactStrictMode: true };\n",
  "proxy.ts": `import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";

const isPublicRoute = createRouteMatcher(["/", "/sign-in(.*)", "/sign-up(.*)", "/api/webhooks(.*)", "/area-1/(.*)"]);

export default clerkMiddleware(async (auth, req) => {
  if (!isPublicRoute(req)) await auth.protect();
});

export const config = {
  matcher: ["/((?!_next|[^?]*\\\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ico)).*)", "/(api|trpc)(.*)"],
};
`,
  "app/layout.tsx": `import { ClerkProvider } from "@clerk/nextjs";
import { Shell } from "@/components/shell";

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <ClerkProvider>
      <html lang="en">
        <body>
          <Shell>{children}</Shell>
        </body>
      </html>
    </ClerkProvider>
  );
}
`,
  "app/page.tsx": "export default function Home() {\n  return <h1>Home</h1>;\n}\n",
  "app/sign-in/[[...sign-in]]/page.tsx": `import { SignIn } from "@clerk/nextjs";

export default function Page() {
  return <SignIn />;
}
`,
  "components/shell.tsx": `"use client";
import { usePathname } from "next/navigation";

export function Shell({ children }: { children: React.ReactNode }) {
  const path = usePathname();
  return <div data-path={path}>{children}</div>;
}
`,
  "lib/auth.ts": `import { auth } from "@clerk/nextjs/server";
import { redirect } from "next/navigation";

export async function requireUser() {
  const { userId, orgId } = await auth();
  if (!userId) redirect("/sign-in");
  return { userId, orgId };
}

export function withUser(handler: (request: Request, userId: string) => Promise<Response>) {
  return async (request: Request) => {
    const { userId } = await auth();
    if (!userId) return Response.json({ error: "Unauthorized" }, { status: 401 });
    return handler(request, userId);
  };
}
`,
  "lib/cn.ts": `import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

export function cn(...inputs: ClassValue[]) {
  return twMerge(clsx(inputs));
}
`,
  "lib/db.ts": `import { PrismaClient } from "@prisma/client";

export const db = new PrismaClient();
`,
};

/** 4 pages, a layout, 3 handlers, 2 Server Functions; 24 components, 12 client components, 10 modules. */
function area(name: string, seed: number): Record<string, string> {
  const files: Record<string, string> = {
    [`app/${name}/layout.tsx`]: areaLayout(name),
    [`app/${name}/page.tsx`]: listPage(name, seed),
    [`app/${name}/[id]/page.tsx`]: detailPage(name),
    [`app/${name}/settings/page.tsx`]: clientPage(name),
    [`app/${name}/about/page.tsx`]: `export default function About() {\n  return <p>About ${name}.</p>;\n}\n`,
    [`app/api/${name}/route.ts`]: handler(name),
    [`app/api/${name}/[id]/route.ts`]: wrappedHandler(name),
    [`app/${name}/actions.ts`]: actions(name),
    [`features/${name}/queries.ts`]: queries(name),
    [`features/${name}/schema.ts`]: `import { z } from "zod";\n\nexport const itemSchema = z.object({ name: z.string(), amount: z.number() });\n`,
  };
  for (let at = 0; at < 24; at++) files[`components/${name}/part-${at}.tsx`] = component(name, at);
  for (let at = 0; at < 12; at++) files[`components/${name}/client-${at}.tsx`] = clientComponent(name, at);
  for (let at = 0; at < 8; at++) files[`features/${name}/model-${at}.ts`] = model(at);
  return files;
}

function areaLayout(name: string): string {
  return `import { requireUser } from "@/lib/auth";
import { Part0 } from "@/components/${name}/part-0";

export default async function Layout({ children }: { children: React.ReactNode }) {
  const { userId } = await requireUser();
  return (
    <section data-user={userId}>
      <Part0 title="${name}" rows={[]} />
      {children}
    </section>
  );
}
`;
}

function listPage(name: string, seed: number): string {
  const parts = [1, 2, 3, 4, 5];
  return `import { auth } from "@clerk/nextjs/server";
import { redirect } from "next/navigation";
${parts.map((at) => `import { Part${at} } from "@/components/${name}/part-${at}";`).join("\n")}
import { Client1 } from "@/components/${name}/client-1";
import { listItems } from "@/features/${name}/queries";
import { createItem } from "./actions";

export const metadata = { title: "${name}", description: "Everything in ${name}, newest first." };

export default async function Page({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const { userId, has } = await auth();
  if (!userId) redirect("/sign-in");
  const { page = "1" } = await searchParams;
  const items = await listItems(userId, Number(page));
  const canWrite = has({ permission: "org:area${seed % 7}:write" });
  return (
    <main>
${parts.map((at) => `      <Part${at} title="Part ${at}" rows={items} />`).join("\n")}
      <Client1 initial={items.length} />
      {canWrite ? (
        <form action={createItem}>
          <input name="name" />
          <button type="submit">Create</button>
        </form>
      ) : null}
    </main>
  );
}
`;
}

function detailPage(name: string): string {
  return `import { notFound } from "next/navigation";
import { requireUser } from "@/lib/auth";
import { Part6 } from "@/components/${name}/part-6";
import { Client2 } from "@/components/${name}/client-2";
import { findItem } from "@/features/${name}/queries";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { userId } = await requireUser();
  const { id } = await params;
  const item = await findItem(userId, id);
  if (!item) notFound();
  return (
    <article>
      <h1>{item.name}</h1>
      <Part6 title={item.name} rows={[item]} />
      <Client2 initial={item.amount} />
    </article>
  );
}
`;
}

function clientPage(name: string): string {
  return `"use client";
import { useState } from "react";
import { Client3 } from "@/components/${name}/client-3";
import { removeItem } from "../actions";

export default function Settings() {
  const [id, setId] = useState("");
  return (
    <main>
      <Client3 initial={3} />
      <input value={id} onChange={(event) => setId(event.target.value)} />
      <button type="button" onClick={() => removeItem(id)}>Remove</button>
    </main>
  );
}
`;
}

function handler(name: string): string {
  return `import { auth } from "@clerk/nextjs/server";
import { NextResponse } from "next/server";
import { insertItem, listItems } from "@/features/${name}/queries";
import { itemSchema } from "@/features/${name}/schema";

export async function GET(request: Request) {
  const { userId } = await auth();
  if (!userId) return NextResponse.json({ error: "Unauthorized" }, { status: 401 });
  const page = Number(new URL(request.url).searchParams.get("page") ?? "1");
  return NextResponse.json(await listItems(userId, page));
}

export async function POST(request: Request) {
  try {
    const { userId, has } = await auth();
    if (!userId) return new NextResponse("Unauthorized", { status: 401 });
    if (!has({ role: "org:admin" })) return new NextResponse("Forbidden", { status: 403 });
    const parsed = itemSchema.safeParse(await request.json());
    if (!parsed.success) return NextResponse.json({ error: parsed.error.issues }, { status: 400 });
    return NextResponse.json(await insertItem(userId, parsed.data), { status: 201 });
  } catch (error) {
    console.error("[${name}]", error);
    return new NextResponse("Internal Error", { status: 500 });
  }
}
`;
}

function wrappedHandler(name: string): string {
  return `import { withUser } from "@/lib/auth";
import { findItem } from "@/features/${name}/queries";

export const GET = withUser(async (request, userId) => {
  const id = new URL(request.url).pathname.split("/").at(-1) ?? "";
  return Response.json(await findItem(userId, id));
});
`;
}

function actions(name: string): string {
  return `"use server";

import { auth } from "@clerk/nextjs/server";
import { revalidatePath } from "next/cache";
import { requireUser } from "@/lib/auth";
import { deleteItem, insertItem } from "@/features/${name}/queries";
import { itemSchema } from "@/features/${name}/schema";

export async function createItem(form: FormData) {
  const { userId } = await auth();
  if (!userId) throw new Error("Unauthorized");
  const item = itemSchema.parse({ name: form.get("name"), amount: Number(form.get("amount")) });
  await insertItem(userId, item);
  revalidatePath("/${name}");
}

export async function removeItem(id: string) {
  const { userId } = await requireUser();
  await deleteItem(userId, id);
  revalidatePath("/${name}");
}
`;
}

function queries(name: string): string {
  return `import { db } from "@/lib/db";

export interface Item {
  id: string;
  name: string;
  amount: number;
}

export async function listItems(userId: string, page: number): Promise<Item[]> {
  return db.item.findMany({ where: { userId, area: "${name}" }, skip: (page - 1) * 20, take: 20 });
}

export async function findItem(userId: string, id: string): Promise<Item | null> {
  return db.item.findFirst({ where: { userId, id, area: "${name}" } });
}

export async function insertItem(userId: string, item: Omit<Item, "id">): Promise<Item> {
  return db.item.create({ data: { ...item, userId, area: "${name}" } });
}

export async function deleteItem(userId: string, id: string): Promise<void> {
  await db.item.deleteMany({ where: { userId, id } });
}
`;
}

function component(name: string, at: number): string {
  return `import Link from "next/link";
import { cn } from "@/lib/cn";

interface Part${at}Props {
  title: string;
  rows: { id: string; name: string; amount: number }[];
}

const columns = ["name", "amount", "updated", "status"] as const;

/** Shows the rows of ${name} as cards; the first three stand out. */
export function Part${at}({ title, rows }: Part${at}Props) {
  const total = rows.reduce((sum, row) => sum + row.amount, 0);
  const sorted = [...rows].sort((a, b) => b.amount - a.amount);
  return (
    <section className={cn("rounded-lg border p-4 shadow-sm", rows.length === 0 && "opacity-50")}>
      <header className="flex items-center justify-between">
        <h2 className="text-lg font-semibold">{title}</h2>
        <span className="text-sm text-gray-500">{total} in total</span>
      </header>
      <ul className="mt-4 grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {sorted.map((row, index) => (
          <li key={row.id} className={index < 3 ? "font-bold" : undefined}>
            <Link href={\`/${name}/\${row.id}\`}>{row.name}</Link>
            <dl>
              {columns.map((column) => (
                <div key={column}>
                  <dt>{column}</dt>
                  <dd>{String(row[column as keyof typeof row] ?? "none")}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
`;
}

function clientComponent(name: string, at: number): string {
  return `"use client";

import { useEffect, useState } from "react";
import { Part${at} } from "./part-${at}";

/** Loads the latest of ${name} every minute and lets people filter it. */
export function Client${at}({ initial }: { initial: number }) {
  const [count, setCount] = useState(initial);
  const [filter, setFilter] = useState("");
  const [rows, setRows] = useState<{ id: string; name: string; amount: number }[]>([]);

  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch("/api/${name}?filter=" + encodeURIComponent(filter));
      if (!response.ok) return;
      const data = await response.json();
      setRows(data);
      setCount(data.length);
    }, 60_000);
    return () => clearInterval(timer);
  }, [filter]);

  return (
    <div className="space-y-2">
      <label htmlFor="filter-${at}">Filter {count} entries</label>
      <input id="filter-${at}" value={filter} onChange={(event) => setFilter(event.target.value)} />
      <Part${at} title="Latest" rows={rows.filter((row) => row.name.includes(filter))} />
    </div>
  );
}
`;
}

function model(at: number): string {
  return `export interface Model${at} {
  id: string;
  createdAt: Date;
  tags: string[];
}

const weights: Record<string, number> = { low: 1, medium: 5, high: 25 };

export function rank${at}(models: Model${at}[]): Model${at}[] {
  const weigh = (model: Model${at}) => model.tags.reduce((sum, tag) => sum + (weights[tag] ?? 0), 0);
  return [...models].sort((a, b) => weigh(b) - weigh(a) || b.createdAt.getTime() - a.createdAt.getTime());
}
`;
}
