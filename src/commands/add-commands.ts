// The things of `add <thing>`, in the order of `add --help`.
import type { Command } from "./command.ts";

const requirement = [
  { spec: "--permission <key>", help: "what callers need beyond a session, e.g. org:invoices:read" },
  { spec: "--role <key>", help: "the role they need instead, e.g. org:admin" },
  { spec: "--feature <slug>", help: "the billing feature they need instead" },
  { spec: "--plan <slug>", help: "the billing plan they need instead" },
].map((option) => ({ ...option, group: "Who may" }));

export const addCommands: Command[] = [
  {
    name: "add page",
    argument: { spec: "<path>", help: "its URL: /reports, /invoices/:id or /docs/[...path]" },
    summary: "a page that protects itself",
    details: `Signed-out visitors go to the sign-in page and come back. Who lacks what you ask
for gets 403 from the gate, and the not-found page from the page itself.
clerk-sessions.json, gate and types follow.

Examples:
  $ npx create-clerk-sessions add page /reports
  $ npx create-clerk-sessions add page /reports/:id --role org:admin
  $ npx create-clerk-sessions add page /reports --dry-run`,
    isDefault: false,
    options: requirement,
    load: async () => (await import("./add-page.ts")).addPage,
  },
  {
    name: "add route-handler",
    argument: { spec: "<path>", help: "its URL: /api/invoices, /api/invoices/:id or /api/files/[...path]" },
    summary: "an API route that answers for itself",
    details: `It answers 401 to signed-out callers, 403 to those who lack what you ask for,
400 to a body it cannot use. Whose data it touches is up to the session alone.
A permission or a role needs an active organization.

Examples:
  $ npx create-clerk-sessions add route-handler /api/invoices --methods GET,POST
  $ npx create-clerk-sessions add route-handler /api/invoices/:id \\
      --methods GET,PATCH,DELETE --permission org:invoices:manage`,
    isDefault: false,
    options: [
      {
        spec: "--methods <list>",
        help: "GET, POST, PUT, PATCH, DELETE (default: GET)",
        group: "What it does",
      },
      ...requirement,
    ],
    load: async () => (await import("./add-route-handler.ts")).addRouteHandler,
  },
  {
    name: "add server-action",
    argument: { spec: "<name>", help: "the function's name: createInvoice" },
    summary: "a Server Action that checks for itself",
    details: `Server Actions are called by id, on any path: no gate covers them. This one
checks the session and its input first. Without --file it gets a module of its
own, app/actions/create-invoice.ts.

Examples:
  $ npx create-clerk-sessions add server-action createInvoice
  $ npx create-clerk-sessions add server-action deleteInvoice \\
      --file app/invoices/actions.ts --permission org:invoices:delete`,
    isDefault: false,
    options: [
      { spec: "--file <path>", help: "the module that takes it, new or there already", group: "Where" },
      ...requirement,
    ],
    load: async () => (await import("./add-server-action.ts")).addServerAction,
  },
  {
    name: "add org-switcher",
    argument: null,
    summary: "a component to switch between organizations",
    details: `Examples:
  $ npx create-clerk-sessions add org-switcher
      makes components/org-switcher.tsx`,
    isDefault: false,
    options: [],
    load: async () => (await import("./add-component.ts")).addOrgSwitcher,
  },
  {
    name: "add token-refresh",
    argument: null,
    summary: "a hook that renews the session token after a change",
    details: `Examples:
  $ npx create-clerk-sessions add token-refresh
      makes hooks/use-token-refresh.ts`,
    isDefault: false,
    options: [],
    load: async () => (await import("./add-component.ts")).addTokenRefresh,
  },
  {
    name: "add jwt-template",
    argument: { spec: "<provider>", help: "the service that takes the token, e.g. hasura, supabase, convex" },
    summary: "tokens for an outside service",
    details: `It makes the template for Clerk's Dashboard, the code that passes the token, and
the service's own set-up as a guide in jwt-templates/. Claims that the service
needs stay: --claim adds one, or replaces the one of that name.

Providers:
  supabase, supabase-legacy, hasura, convex, convex-template, nhost, grafbase,
  instantdb, neon, custom; firebase and fauna are given up and need --force.

Examples:
  $ npx create-clerk-sessions add jwt-template hasura
  $ npx create-clerk-sessions add jwt-template custom --name billing \\
      --claim 'plan={{user.public_metadata.plan}}' --lifetime 120`,
    isDefault: false,
    options: [
      { spec: "--name <name>", help: "the template's name in Clerk" },
      { spec: "--claim <name=template...>", help: "a claim next to the provider's own, or in place of one" },
      { spec: "--lifetime <seconds>", help: "how long a token lives" },
      { spec: "--force", help: "also for a service that Clerk has given up" },
    ].map((option) => ({ ...option, group: "Template" })),
    load: async () => (await import("./add-jwt-template.ts")).addJwtTemplate,
  },
];
