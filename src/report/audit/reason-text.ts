// A reason as part of a sentence: without the end it may have, being code or a sentence itself.

export function reasonText(reason: string | null, otherwise: string): string {
  return reason?.replace(/[\s.;]+$/, "") || otherwise;
}
