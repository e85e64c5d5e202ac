// What do packages export, as far as checks depend on it? One file per package or kind; anything else is work.
import type { Run } from "../evaluate/run.ts";
import type { Value } from "../evaluate/value.ts";
import { actionClients } from "./action-clients.ts";
import { assertions } from "./assertions.ts";
import { clerk } from "./clerk.ts";
import { handlers } from "./handlers.ts";
import { harmless } from "./harmless.ts";
import { intl } from "./intl.ts";
import { next } from "./next.ts";
import { nextErrors } from "./next-errors.ts";
import { otherAuth } from "./other-auth.ts";
import { react } from "./react.ts";
import { signatures } from "./signatures.ts";

/** Answers for the modules it knows: `null` for all others. */
export type Knowledge = (run: Run, specifier: string, name: string) => Value | null;

const sources: Knowledge[] = [
  clerk,
  assertions,
  nextErrors,
  next,
  react,
  intl,
  actionClients,
  otherAuth,
  signatures,
  handlers,
  harmless,
];

/** @param name an export, or `default` */
export function packageValue(run: Run, specifier: string, name: string): Value | null {
  if (specifier.startsWith(".")) return null;
  for (const source of sources) {
    const value = source(run, specifier, name);
    if (value) return value;
  }
  return null;
}
