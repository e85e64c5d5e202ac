// How does a resource check for itself? In the words of the app's Clerk, and in the form that callers of its kind understand.
import type { ResourceKind } from "../../../project.ts";
import type { Requires } from "../../../verdict.ts";

export interface OwnCheck {
  /** Resources that check this way. */
  title: string;
  /** The function of a page that checks; null: the resource itself. */
  inside: string | null;
  /** Code in backticks, and where the name in it comes from. */
  code: string;
}

/** @param requires what callers need besides a session, as far as Clerk has a word for it; null: nothing */
export function ownCheck(kind: ResourceKind, clerkMajor: number, requires: Requires | null): OwnCheck {
  const need = needOf(requires);
  const auth = `${clerkMajor < 6 ? "" : "await "}auth()`;
  if (kind === "route-handler") {
    const answer = (error: string, status: number) =>
      `return Response.json({ error: "${error}" }, { status: ${status} });`;
    return { title: "Route Handlers", inside: null, code: steps(need, auth, answer) + authFrom(clerkMajor) };
  }
  if (kind === "pages-api") {
    const answer = (error: string, status: number) =>
      `return res.status(${status}).json({ error: "${error}" });`;
    return { title: "API routes", inside: null, code: steps(need, "getAuth(req)", answer) + getAuthFrom };
  }
  if (kind === "pages-page" || kind === "get-server-side-props") {
    const answer = (_: string, status: number) =>
      status === 401
        ? 'return { redirect: { destination: "/sign-in", permanent: false } };'
        : "return { notFound: true };";
    return {
      title: "`getServerSideProps` of pages",
      inside: "`getServerSideProps`",
      code: steps(need, "getAuth(context.req)", answer) + getAuthFrom,
    };
  }
  if (clerkMajor >= 5) {
    const protect = clerkMajor < 6 ? "auth().protect" : "await auth.protect";
    return {
      title: "pages and Server Functions",
      inside: null,
      code: `\`${protect}(${need ?? ""});\`${authFrom(clerkMajor)}`,
    };
  }
  const isFunction = kind === "server-function" || kind === "inline-server-function";
  const answer = (error: string, status: number) =>
    isFunction ? `throw new Error("${error}");` : status === 401 ? 'redirect("/sign-in");' : "notFound();";
  return {
    title: isFunction ? "Server Functions" : "pages",
    inside: null,
    code: steps(need, auth, answer) + authFrom(clerkMajor),
  };
}

/** The session, then who may not go on. */
function steps(need: string | null, session: string, answer: (error: string, status: number) => string) {
  const unknown = `\`if (!userId) ${answer("Unauthorized", 401)}\``;
  if (need === null) return `\`const { userId } = ${session};\` and ${unknown}`;
  const forbidden = `\`if (!has(${need})) ${answer("Forbidden", 403)}\``;
  return `\`const { userId, has } = ${session};\`, ${unknown} and ${forbidden}`;
}

function needOf(requires: Requires | null): string | null {
  const { role, permission, feature, plan } = requires ?? {};
  const named = Object.entries({ role, permission, feature, plan }).find(([, value]) => value !== undefined);
  return named ? `{ ${named[0]}: ${JSON.stringify(named[1])} }` : null;
}

const authFrom = (clerkMajor: number): string =>
  ` (\`auth\` from \`@clerk/nextjs${clerkMajor < 5 ? "" : "/server"}\`)`;
const getAuthFrom = " (`getAuth` from `@clerk/nextjs/server`)";
