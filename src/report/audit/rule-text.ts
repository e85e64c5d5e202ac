// What is each rule of the audit about, for lists of rules that stand without a finding beside them?
// The finding names what is wrong and the way out; this says, to somebody who meets the rule for the first time, why it matters.

interface RuleText {
  title: string;
  description: string;
}

const texts: Record<string, RuleText> = {
  "auth-not-awaited": {
    title: "Session used without await",
    description:
      "auth() and currentUser() return promises. Without await the session is never seen: a check either lets everybody through or nobody.",
  },
  "broken-guard": {
    title: "Check that does not hold",
    description:
      "The code checks the session, but what it finds stops nobody: the answer is dropped, the error is caught, a return is missing, or the work is done first.",
  },
  "bypass-by-request": {
    title: "Check that callers can switch off",
    description:
      "Whether the check happens depends on a header, query, cookie or host name. Those are sent by callers, who can write into them what they like.",
  },
  "catch-all-answers-not-found": {
    title: "A page answers in place of 404",
    description:
      "auth.protect() in the gate refuses callers by sending the request to a path that no route has. A dynamic page at the root has every path, so it answers with status 200.",
  },
  "conflicting-gate-files": {
    title: "Two gate files",
    description:
      "Next.js runs one file before requests. It refuses to build with both proxy.ts and middleware.ts; of one in src/ and one in the root, Turbopack and webpack run different ones.",
  },
  "dead-gate-file": {
    title: "Gate file that never runs",
    description:
      "The file looks like proxy.ts or middleware.ts, but its name or its folder is not one where this version of Next.js looks. What it says has no effect.",
  },
  "deprecated-route-matcher": {
    title: "Deprecated createRouteMatcher",
    description:
      "Clerk will remove it in its next major version and recommends checks in the pages, Route Handlers and Server Functions themselves. It still works today.",
  },
  "gate-only": {
    title: "Data held by the gate alone",
    description:
      "The gate compares paths. Where it misses one, or is passed by, nothing else asks who is calling. A check next to the data holds in both cases.",
  },
  "ignored-matcher-config": {
    title: "Gate config that Next.js ignores",
    description:
      "Next.js reads the list of paths from an export named config that it can read without running it. Anything else is no list: the gate runs for every path.",
  },
  "invalid-pattern": {
    title: "Pattern that Clerk cannot read",
    description:
      "createRouteMatcher throws on such a pattern when the gate is loaded, so that no request of the app is answered.",
  },
  "layout-only": {
    title: "Pages checked by their layout alone",
    description:
      "Next.js runs a page whatever its layout decides, and does not run the layout again when somebody moves between the pages below it. The page has to check for itself.",
  },
  "no-protection": {
    title: "Nothing is protected",
    description:
      "Clerk turns nobody away in this app: the gate is missing or lets every request through, and no page, Route Handler or Server Function checks the session.",
  },
  "over-matching-pattern": {
    title: "Pattern that takes in more than it names",
    description:
      "/admin(.*) also matches /administrator, and /events/:id also matches /events/create. Neighbours are opened or closed without being listed.",
  },
  "protect-ignores-role": {
    title: "Role or permission that Clerk drops",
    description:
      "Where one object holds both the role (or permission) and a URL to send people to, this version of Clerk ignores the role: being signed in is enough.",
  },
  "protect-not-awaited": {
    title: "Call of auth.protect() without await",
    description:
      "auth.protect() returns a promise. Without await the code goes on before the caller is stopped, so the check holds nothing.",
  },
  "protect-without-condition": {
    title: "Check that names nothing Clerk knows",
    description:
      "Clerk knows role, permission, feature and plan. Without one of them protect() asks for a session only, whatever else the object says, and has() lets nobody through.",
  },
  "protection-depends-on-env": {
    title: "Check that an environment variable switches off",
    description:
      "Signed-out callers get through when the variable has some value, or none. One deployment that lacks it, or sets it, is open.",
  },
  "public-by-comment": {
    title: "Open on purpose",
    description:
      "A comment `clerk-sessions: public` stands above this code. It is listed so that the reason can be looked at again.",
  },
  "redirect-instead-of-401": {
    title: "API that sends programs to the sign-in page",
    description:
      "A signed-out program gets a redirect or a 404 and cannot tell that from a failure. Status 401 says what is wrong.",
  },
  "replaced-clerk-export": {
    title: "Export that takes Clerk's place",
    description:
      "In the gate file Next.js runs the export named proxy or middleware and ignores the default one. Where Clerk is in the default one, it never runs.",
  },
  "session-in-use-cache": {
    title: "Session asked for in a cached function",
    description:
      "What a function with 'use cache' returns is kept and given to other callers. Clerk refuses to tell the session there and throws.",
  },
  "session-outside-matcher": {
    title: "Session asked for where the gate does not run",
    description:
      "auth() gets the session from the gate. On paths that the gate's config leaves out, or without a gate, it throws, and everybody gets an error.",
  },
  "sign-in-not-public": {
    title: "Sign-in page that needs a session",
    description:
      "The gate closes the page where people sign in, or steps below it. Whoever has no session is sent there again and again.",
  },
  "skipped-value": {
    title: "Values that pass the gate by",
    description:
      "The gate protects this route for ordinary values, not for all: config.matcher skips paths that look like files, such as /posts/x.csv.",
  },
  "stricter-than-intended": {
    title: "Closed, though clerk-sessions.json lists it as public",
    description: "The gate turns away signed-out callers who should get in.",
  },
  "tenant-id-from-request": {
    title: "Owner of the data taken from the request",
    description:
      "Callers send what they like. Whose data is written has to come from the session, or one customer can write into another's.",
  },
  "unmatched-pattern": {
    title: "Pattern that matches no route",
    description: "It protects and opens nothing: a slip of the pen, or a route that was renamed or removed.",
  },
  "unprotected-mutation": {
    title: "API that works for anyone",
    description:
      "A Route Handler for POST, PUT, PATCH or DELETE, or an API route, works with the app's data for callers who are not signed in.",
  },
  "unprotected-server-function": {
    title: "Server Function without a check",
    description:
      "A Server Function is a public endpoint: a POST request to any page of the app reaches it. The gate does not stand before it, so it has to check the session itself.",
  },
  "unreachable-personal-branch": {
    title: "Case that nobody can reach",
    description:
      "There is code for users without an organization behind a check that only members of one can pass. Personal accounts are locked out.",
  },
  "unreadable-gate": {
    title: "Gate that cannot work",
    description:
      "Next.js refuses the gate file or its config, or the file cannot be parsed: the app does not build, or does not start.",
  },
  "unused-route-matcher": {
    title: "List of routes that nothing asks",
    description: "createRouteMatcher makes a function. Until the gate calls it, the list has no effect.",
  },
  "weaker-than-intended": {
    title: "Reachable by more people than clerk-sessions.json says",
    description: "The rules in clerk-sessions.json ask for more than gate and code check.",
  },
  "webhook-blocked": {
    title: "Webhook or job behind the gate",
    description:
      "Other services have no session. A gate that asks for one keeps their calls from arriving; the endpoint checks a signature or a secret instead.",
  },
};

/** Rules without an entry are named after their id. */
export function ruleText(rule: string): RuleText {
  const words = rule.replaceAll("-", " ");
  const title = `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
  return texts[rule] ?? { title, description: `${title}.` };
}
