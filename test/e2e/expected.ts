// The answers of a fresh app after one run of the tool with everything added: every route, every caller, as a
// document and as an API request. `sign-in` and `task` are redirects that come back to the asked page, `handshake` is
// Clerk's own way to renew a session.
import type { CallerName } from "../../src/prove/callers.ts";
import type { InProcessQuestion } from "../../src/prove/in-process.ts";

type Word = "200" | "201" | "401" | "403" | "404" | "sign-in" | "task" | "handshake";

export interface ExpectedRow {
  method: "GET" | "POST";
  path: string;
  kind: "document" | "api";
  body?: string;
  resource: InProcessQuestion["resource"];
  answers: Record<Column, Word>;
}

/** What `permitted` may do. Admins may do all. */
export const permissions = {
  one: ["org:items:read"],
  all: ["org:items:read", "org:items:create", "org:items:delete"],
};

const columns = [
  "nobody",
  "user",
  "member",
  "permitted",
  "admin",
  "expired",
  "pending",
  "tampered",
] as const satisfies CallerName[];
export type Column = (typeof columns)[number];

const page = (file: string) => ({ kind: "page", file, params: {} }) as const;
const route = (file: string) => ({ kind: "route-handler", file, params: {} }) as const;
const resources: Record<string, InProcessQuestion["resource"]> = {
  "/": page("app/page.tsx"),
  "/sign-in": page("app/sign-in/[[...sign-in]]/page.tsx"),
  "/sign-up": page("app/sign-up/[[...sign-up]]/page.tsx"),
  "/dashboard": page("app/dashboard/page.tsx"),
  "/admin": page("app/admin/page.tsx"),
  "/items": page("app/items/page.tsx"),
  "/api/items": route("app/api/items/route.ts"),
  "/api/me": route("app/api/me/route.ts"),
  "/api/hasura": route("app/api/hasura/route.ts"),
  "/api/supabase-items": route("app/api/supabase-items/route.ts"),
};

//                                    nobody  user    member  permit. admin   expired   pending tampered
const table = `
GET  /                      document  200     200     200     200     200     handshake 200     200
GET  /                      api       200     200     200     200     200     200       200     200
GET  /sign-in               document  200     200     200     200     200     handshake 200     200
GET  /sign-in               api       200     200     200     200     200     200       200     200
GET  /sign-up               document  200     200     200     200     200     handshake 200     200
GET  /sign-up               api       200     200     200     200     200     200       200     200
GET  /dashboard             document  sign-in 200     200     200     200     handshake task    sign-in
GET  /dashboard             api       sign-in 200     200     200     200     sign-in   task    sign-in
GET  /items                 document  sign-in 200     200     200     200     handshake task    sign-in
GET  /items                 api       sign-in 200     200     200     200     sign-in   task    sign-in
GET  /admin                 document  sign-in 403     403     403     200     handshake task    sign-in
GET  /admin                 api       sign-in 403     403     403     200     sign-in   task    sign-in
GET  /Admin                 document  sign-in 403     403     403     404     handshake task    sign-in
GET  /unknown               document  sign-in 404     404     404     404     handshake task    sign-in
GET  /api/items             document  401     200     403     200     200     handshake 401     401
GET  /api/items             api       401     200     403     200     200     401       401     401
POST /api/items             api       401     201     403     403     201     401       401     401
GET  /api/me                document  401     200     200     200     200     handshake 401     401
GET  /api/me                api       401     200     200     200     200     401       401     401
GET  /api/hasura            document  401     200     200     200     200     handshake 401     401
GET  /api/hasura            api       401     200     200     200     200     401       401     401
GET  /api/supabase-items    document  401     200     200     200     200     handshake 401     401
GET  /api/supabase-items    api       401     200     200     200     200     401       401     401
GET  /api/unknown           api       401     404     404     404     404     401       401     401
POST /api/webhooks/clerk    api       404     404     404     404     404     404       404     404
`;

export const expectedRows: ExpectedRow[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [method = "", path = "", kind = "", ...words] = line.split(/\s+/);
    return {
      method: method as ExpectedRow["method"],
      path,
      kind: kind as ExpectedRow["kind"],
      ...(method === "POST" && { body: JSON.stringify({ name: "Lamp" }) }),
      resource: resources[path] ?? null,
      answers: Object.fromEntries(columns.map((column, index) => [column, words[index]])) as Record<
        Column,
        Word
      >,
    };
  });
