// React on the server: `cache` gives the same function back; the rest only shapes what is rendered.
import { type Native, native, nothing, unknown } from "../evaluate/value.ts";
import type { Knowledge } from "./index.ts";

const same: Native = native("cache", (_run, [fn = nothing]) => fn);

export const react: Knowledge = (_run, specifier, name) => {
  if (specifier === "server-only" || specifier === "client-only") return unknown("data", name);
  if (specifier !== "react" && specifier !== "react-dom") return null;
  if (name === "cache" || name === "memo" || name === "forwardRef") return same;
  return unknown("data", name);
};
