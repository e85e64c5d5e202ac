// What is left to do by hand for an outside service, in Markdown: in Clerk's Dashboard, at the service, in the code.
import { capabilities } from "../../capabilities.ts";
import { jsonText } from "../../config/json-text.ts";
import { configFile, type Json } from "../../config.ts";
import { createFile } from "../../edits/create-file.ts";
import { withLanguage } from "../../placement.ts";
import type { Edit, Project } from "../../types.ts";
import { audienceRemark, withAudience } from "./provider-audience.ts";
import { providerPath, type TokenSource } from "./provider-code.ts";

/** @param claims what the token carries beyond Clerk's own */
export function providerGuide(project: Project, source: TokenSource, claims: Record<string, Json>): Edit {
  const { provider, id, template } = source;
  const parts = [
    `# ${capitalized(provider.label)}`,
    ...(provider.reason ? [`> ${provider.reason}`] : []),
    `${howItIsMade(source)} Documentation: <${provider.docs}>`,
    "`YOUR_FRONTEND_API` below stands for the Frontend API host of your Clerk instance, such as `happy-hippo-1.clerk.accounts.dev`: Clerk's Dashboard shows it on the API keys page. It differs between development and production.",
    "## In Clerk",
    steps(inClerk(source, claims)),
    ...(Object.keys(claims).length > 0 ? [fence("json", jsonText(claims, "  "))] : []),
    ...(provider.setup.length > 0 ? [`## In ${provider.label}`] : []),
    ...provider.setup.flatMap(({ title, language, file, lines }) =>
      file
        ? [`${title} \`${withLanguage(project, file)}\` in this app.`]
        : [title, fence(language, withAudience(lines.join("\n"), claims))],
    ),
    ...audienceRemark(source, claims),
    "## In the app",
    steps(inApp(source)),
    ...usage(project, source),
    "## Good to know",
    provider.notes.map((note) => `- ${note}`).join("\n"),
  ];
  return createFile({
    path: guidePath(template ?? id),
    why: `What is to do for ${provider.label}, step by step`,
    text: `${parts.join("\n\n")}\n`.replaceAll("\n", project.style.newline),
  });
}

const guidePath = (name: string): string => `jwt-templates/${name}.md`;

function howItIsMade({ provider, template }: TokenSource): string {
  if (template)
    return `${capitalized(provider.label)} takes a token that Clerk makes from the JWT template \`${template}\`.`;
  return provider.token === "integration"
    ? `${provider.label} takes a token that Clerk's integration makes, under the name \`${provider.templateName}\`.`
    : `${provider.label} takes Clerk's session token: no template, and no call to Clerk for each token.`;
}

function inClerk({ provider, template }: TokenSource, claims: Record<string, Json>): string[] {
  if (provider.token === "integration") return [`Integrations: ${provider.label} must be turned on.`];
  if (!template) {
    return Object.keys(claims).length > 0
      ? ["Open Sessions, Customize session token.", "Add these claims to the ones that are there:"]
      : ["Nothing: the session token has all that is needed."];
  }
  return [
    `Open JWT templates and create one with the name \`${template}\`, exactly.`,
    `Take lifetime and allowed clock skew from \`jwt-templates/${template}.json\`.`,
    ...(provider.key === "service"
      ? [
          `Turn on the custom signing key, choose ${provider.algorithm}, and enter the service's secret. Keep it out of this repository and out of the app's variables.`,
        ]
      : ["Leave the custom signing key off: the service checks with Clerk's public keys."]),
    Object.keys(claims).length > 0
      ? "Put these claims in:"
      : `Put in the claims that your service wants, first of all an \`aud\` of its own: { "aud": "YOUR_AUDIENCE" }. Clerk adds iss, sub, iat, nbf, exp and jti itself. List them in \`${configFile}\` too.`,
  ];
}

function inApp({ provider }: TokenSource): string[] {
  const names = Object.keys(provider.env).map((name) => `\`${name}\``);
  const isPublic = Object.keys(provider.env).some((name) => name.startsWith("NEXT_PUBLIC_"));
  return [
    ...(names.length > 0 ? [`Set ${names.join(" and ")} in \`.env.local\`.`] : []),
    ...(isPublic ? ["What begins with NEXT_PUBLIC_ reaches every browser: never a secret key there."] : []),
    ...(provider.token === "template" && provider.server
      ? [
          "On the server each token of a template is a call to Clerk's API, which counts against its rate limit; in the browser Clerk keeps the token until shortly before it ends.",
        ]
      : []),
    "No session means no token: `getToken()` answers null then. Check `userId` first, and answer 401 without one.",
  ];
}

/** How the new files are called, in the app's own router and versions. */
function usage(project: Project, source: TokenSource): string[] {
  const { server, client } = source.provider;
  const pages = !project.routers.includes("app");
  const session = pages ? "getAuth(req)" : capabilities(project).asyncAuth ? "await auth()" : "auth()";
  const call = server ? serverCalls[server]?.(pages ? "req" : "") : undefined;
  const use = client ? clientCalls[client] : undefined;
  return [
    ...(server && call
      ? [
          `On the server, with \`${providerPath(project, server, source)}\`:`,
          fence(
            "ts",
            [`const { userId } = ${session};`, "if (!userId) return unauthorized; // your 401", call].join(
              "\n",
            ),
          ),
        ]
      : []),
    ...(client && use
      ? [`In the browser, with \`${providerPath(project, client, source)}\`:`, fence("tsx", use)]
      : []),
  ];
}

const after = (request: string) => (request ? `${request}, ` : "");

const serverCalls: Record<string, (request: string) => string> = {
  "lib/[provider].ts": (req) => `const data = await queryAsUser(${after(req)}"query { items { id name } }");`,
  "lib/[name]-token.ts": (req) =>
    `const token = await tokenOfUser(${req});\nif (!token) return unauthorized;\nconst headers = { authorization: \`Bearer \${token}\` };`,
  "lib/convex.ts": (req) => `const messages = await queryAsUser(${after(req)}"messages:list");`,
  "lib/neon.ts": (req) => `const rows = await requestAsUser(${after(req)}"items?select=id,name");`,
  "lib/supabase-server.ts": (req) =>
    `const supabase = await supabaseOfUser(${req});\nconst { data, error } = await supabase.from("items").select("id, name");`,
};

const clientCalls: Record<string, string> = {
  "hooks/use-[name]-fetch.ts":
    'const serviceFetch = useServiceFetch();\nconst response = await serviceFetch(url, { method: "POST", body });',
  "hooks/use-supabase.ts":
    'const supabase = useSupabase();\nconst { data, error } = await supabase.from("items").select("id, name");',
  "hooks/use-instant-session.ts":
    "// const db = init({ appId: process.env.NEXT_PUBLIC_INSTANT_APP_ID });\nconst { error } = useInstantSession(db);",
  "hooks/use-firebase-session.ts":
    "const firebase = { signIn: (token) => signInWithCustomToken(auth, token), signOut: () => signOut(auth) };\n\nconst { error } = useFirebaseSession(firebase);",
  "components/convex-provider.tsx":
    "<ClerkProvider>\n  <ConvexProvider>{children}</ConvexProvider>\n</ClerkProvider>",
};

const steps = (texts: string[]) =>
  texts.length === 1 ? texts.join("") : texts.map((text, at) => `${at + 1}. ${text}`).join("\n");

const capitalized = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** JSON holds its texts on one line, in quotes: no claim can end the block. */
const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
