// What does a session token hold before anybody adds a claim? Header and claims as Clerk writes them, with made-up values.

const id = "2ZbCdEfGhIjKlMnOpQrStUvWxYz";

export const tokenHeader = {
  alg: "RS256",
  cat: "cl_B7d4PD111AAA",
  kid: `ins_${id}`,
  oiat: 1713158400,
  typ: "JWT",
};

/** Base64url of RS256's 256 bytes. */
export const signatureLength = 342;

const everyone = {
  azp: "https://www.example.com",
  exp: 1713158460,
  fva: [1437, -1],
  iat: 1713158400,
  iss: "https://clerk.example.com",
  jti: "0123456789abcdef0123",
  nbf: 1713158390,
  sid: `sess_${id}`,
  sts: "active",
  sub: `user_${id}`,
  v: 2,
};

/** Long names, an impersonator. */
const longest = {
  azp: "https://dashboard.some-longer-name.example.com",
  iss: "https://clerk.some-longer-name.example.com",
  act: { iss: "https://dashboard.clerk.com", sid: `sess_${id}`, sub: `user_${id}` },
};

const features = ["dashboard", "reports", "teams", "billing"];
const moreFeatures = [...features, "invoices", "customers", "projects", "documents", "exports", "webhooks"];
const fea = (names: string[]) => names.map((name) => `o:${name}`).join(",");

const organization = {
  fea: fea(features),
  o: { fpm: "15,7,3,1", id: `org_${id}`, per: "create,read,update,delete", rol: "admin", slg: "acme" },
  pla: "o:pro",
};

const largeOrganization = {
  fea: fea(moreFeatures),
  o: {
    fpm: "255,255,255,255,255,255,255,255,255,255",
    id: `org_${id}`,
    per: "create,read,update,delete,export,import,approve,share",
    rol: "billing_manager",
    slg: "a-rather-long-company-name-1713158400",
  },
  pla: "o:enterprise_yearly",
};

export const defaultClaims = {
  personal: {
    typical: { ...everyone, pla: "u:free" },
    worst: {
      ...everyone,
      ...longest,
      fea: moreFeatures
        .slice(0, 6)
        .map((name) => `u:${name}`)
        .join(","),
      pla: "u:enterprise_yearly",
    },
  },
  organization: {
    typical: { ...everyone, ...organization },
    worst: { ...everyone, ...longest, ...largeOrganization },
  },
};
