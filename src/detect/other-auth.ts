// Which other session libraries does the app use beside Clerk?

const known = [
  "next-auth",
  "@auth/core",
  "better-auth",
  "lucia",
  "@supabase/ssr",
  "@supabase/auth-helpers-nextjs",
  "@auth0/nextjs-auth0",
  "iron-session",
  "next-iron-session",
  "@kinde-oss/kinde-auth-nextjs",
  "@workos-inc/authkit-nextjs",
  "@stackframe/stack",
  "@descope/nextjs-sdk",
  "@propelauth/nextjs",
  "supertokens-node",
  "@logto/next",
  "@stytch/nextjs",
  "next-firebase-auth-edge",
  "passport",
];

export function detectOtherAuth(dependencies: Record<string, string>): string[] {
  return known.filter((name) => name in dependencies);
}
