// How is one row of the expected table asked by each of its callers?
import type { Caller } from "../../src/prove/callers.ts";
import type { InProcessQuestion } from "../../src/prove/in-process.ts";
import { apiRequest, documentRequest } from "../../src/prove/request-kinds.ts";
import type { Room } from "../../src/prove/room.ts";
import type { ExpectedRow } from "./expected.ts";

export function expectedQuestions(
  row: ExpectedRow,
  callers: Caller[],
  room: Room,
  origin: string,
): Promise<InProcessQuestion[]> {
  const kind = row.kind === "document" ? documentRequest : apiRequest;
  return Promise.all(
    callers.map(async (caller) => {
      const headers = await room.headers(caller, kind, origin);
      if (row.body !== undefined) headers["content-type"] = "application/json";
      const { path, method, resource } = row;
      return { path, method, headers, resource, ...(row.body === undefined ? {} : { body: row.body }) };
    }),
  );
}
