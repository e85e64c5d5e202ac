// Which headers do the three callers of a comparison send, in a browser and as an API client?
import { makeCallers } from "../../src/prove/callers.ts";
import { credentials } from "../../src/prove/credentials.ts";
import { makeKeys } from "../../src/prove/keys.ts";
import { apiRequest, documentRequest } from "../../src/prove/request-kinds.ts";
import { origin, type Setting } from "./settings.ts";

/** Nobody, a plain user, and somebody who meets every check. */
export async function sessionHeaders({
  clerk: { major },
}: Setting): Promise<Record<"document" | "json", Record<string, string>[]>> {
  const keys = await makeKeys("live");
  const { nobody, user, admin } = makeCallers({ one: [], all: [] });
  const version = major === 5 ? 1 : 2;
  const all = (form: "cookie" | "bearer", kind: Record<string, string>) =>
    Promise.all(
      [nobody, user, admin].map(async (caller) => {
        const custom = caller === admin ? { metadata: { role: "admin" } } : {};
        return { ...kind, ...(await credentials(caller, form, keys, { version, custom, origin })) };
      }),
    );
  return { document: await all("cookie", documentRequest), json: await all("bearer", apiRequest) };
}
