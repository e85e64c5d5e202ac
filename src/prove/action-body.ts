// How does a form travel to a Server Action that is used with useActionState? As multipart, after the previous state.

/** `prefix`: what this Next.js version puts before field names. */
export function actionBody(fields: Record<string, string>, prefix: "_1_" | "1_" = "_1_"): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(prefix + name, value);
  body.set("0", JSON.stringify([null, "$K1"]));
  return body;
}
