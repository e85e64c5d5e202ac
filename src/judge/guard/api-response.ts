// The `res` of the Pages Router: answering is calling it, and the code goes on after it.
import { known, native, record, type Shape, type Site, unknown, type Value } from "../evaluate/value.ts";

export function apiResponse(): Shape {
  let status: number | null = 200;
  const made: Shape = record({}, unknown("data", "res"));
  const answer = (name: string) =>
    native(name, (inner, [content], site: Site) => {
      inner.events.push({ kind: "respond", site, status, content });
      return made;
    });
  const setStatus = native("status", (_inner, [code]) => {
    status = code?.kind === "known" && typeof code.value === "number" ? code.value : null;
    return made;
  });
  const same = (name: string): Value => native(name, () => made);
  for (const name of ["json", "send", "end", "write"]) made.members.set(name, answer(name));
  made.members.set("status", setStatus);
  made.members.set("writeHead", setStatus);
  made.members.set("setHeader", same("setHeader"));
  made.members.set(
    "redirect",
    native("redirect", (inner, _args, site: Site) => {
      inner.events.push({ kind: "respond", site, status: 307 });
      return made;
    }),
  );
  made.members.set("headersSent", known(false));
  return made;
}
