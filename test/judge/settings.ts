// Which versions are compared, and where their lab is.
import type { Lab } from "../e2e/lab.ts";
import type { ClerkMajor } from "./random-statement.ts";

export interface Setting {
  lab: Lab;
  gate: "proxy.js" | "middleware.js";
  clerk: { major: ClerkMajor; version: string };
  next: string;
}

export const settings: Setting[] = [
  { lab: "next16", gate: "proxy.js", clerk: { major: 7, version: "7.9.17" }, next: "16.4.6" },
  { lab: "next15", gate: "middleware.js", clerk: { major: 6, version: "6.39.8" }, next: "15.5.29" },
  { lab: "next14", gate: "middleware.js", clerk: { major: 5, version: "5.7.6" }, next: "14.2.35" },
];

export const origin = "http://localhost:3000";
