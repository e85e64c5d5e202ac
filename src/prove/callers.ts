// Who asks? Every kind of caller as data; credentials.ts turns one into request headers.

export interface Caller {
  name: CallerName;
  /** How a report calls them. */
  title: string;
  session: Session | null;
}

export interface Session {
  userId: string;
  organization: Organization | null;
  /** Anything but `active` must not get in, whatever the rest of the session says. */
  state: "active" | "expired" | "pending" | "tampered";
}

interface Organization {
  id: string;
  slug: string;
  /** `org:admin` */
  role: string;
  /** `org:items:read` */
  permissions: string[];
}

export type CallerName =
  | "nobody"
  | "user"
  | "member"
  | "permitted"
  | "admin"
  | "otherAdmin"
  | "expired"
  | "pending"
  | "tampered";

/** `one`: what the permitted member may do. `all`: what admins may do. */
export function makeCallers(permissions: { one: string[]; all: string[] }): Record<CallerName, Caller> {
  const acme = { id: "org_acme", slug: "acme" };
  const member = { ...acme, role: "org:member", permissions: [] };
  const permitted = { ...acme, role: "org:member", permissions: permissions.one };
  const admin = { ...acme, role: "org:admin", permissions: permissions.all };
  const otherAdmin = { ...admin, id: "org_other", slug: "other" };
  const active = (userId: string, organization: Organization | null): Session => ({
    userId,
    organization,
    state: "active",
  });
  // An admin's session: it would open every door if its state were overlooked.
  const broken = (state: Session["state"]): Session => ({ ...active("user_admin", admin), state });
  return {
    nobody: { name: "nobody", title: "nobody", session: null },
    user: { name: "user", title: "user without organization", session: active("user_solo", null) },
    member: { name: "member", title: "member", session: active("user_member", member) },
    permitted: {
      name: "permitted",
      title: "member with permission",
      session: active("user_permitted", permitted),
    },
    admin: { name: "admin", title: "admin", session: active("user_admin", admin) },
    otherAdmin: {
      name: "otherAdmin",
      title: "admin of another organization",
      session: active("user_other", otherAdmin),
    },
    expired: { name: "expired", title: "expired token", session: broken("expired") },
    pending: { name: "pending", title: "pending session", session: broken("pending") },
    tampered: { name: "tampered", title: "tampered token", session: broken("tampered") },
  };
}
