// Which keys does the stand-in instance have? An RSA pair made on the spot, and the key strings that name its host.
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

export interface Keys {
  /** `live` answers signed-out documents with the gate's own redirect; `test` starts a handshake first. */
  instance: "live" | "test";
  issuer: string;
  publishableKey: string;
  secretKey: string;
  /** What `GET /v1/jwks` answers. */
  jwks: { keys: JWK[] };
  sign(payload: JWTPayload): Promise<string>;
}

const hosts = { live: "clerk.stand-in.example", test: "stand-in-1.clerk.accounts.dev" } as const;
const kid = "ins_standin";
let pair: ReturnType<typeof generateKeyPair> | undefined;

/** One key pair per process: making it is the slow part. */
export async function makeKeys(instance: Keys["instance"]): Promise<Keys> {
  pair ??= generateKeyPair("RS256", { extractable: true });
  const { publicKey, privateKey } = await pair;
  const host = hosts[instance];
  return {
    instance,
    issuer: `https://${host}`,
    publishableKey: `pk_${instance}_${Buffer.from(`${host}$`).toString("base64")}`,
    secretKey: `sk_${instance}_standin`,
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" }] },
    sign: (payload) =>
      new SignJWT(payload).setProtectedHeader({ alg: "RS256", typ: "JWT", kid }).sign(privateKey),
  };
}
