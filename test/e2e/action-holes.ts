// Server Actions that do more than they should, and for whom.
import { bareGate } from "./gate-holes.ts";
import type { Hole } from "./holes.ts";

const clerk = `import { auth } from "@clerk/nextjs/server";\n`;

const action = (text: string, name: string): Pick<Hole, "gate" | "files" | "ask"> => ({
  gate: bareGate,
  files: {
    "app/items/actions.ts": `"use server";
${clerk}import { items } from "@/lib/items";
import { orgSettings } from "@/lib/org-settings";
export type ActionResult = { ok: true } | { ok: false; error: string };
const settings = { welcomeText: "changed", itemLimit: 1 };
${text}`,
  },
  ask: { action: name },
});

export const actionHoles: Hole[] = [
  {
    title: "an action that lost its check, with the tenant from the form",
    reach: "anyone",
    ...action(
      `export async function updateOrgSettings(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  await orgSettings.save(String(form.get("orgId")), settings);
  return { ok: true };
}
export async function deleteItem(): Promise<ActionResult> { return { ok: true }; }`,
      "updateOrgSettings",
    ),
  },
  {
    title: "an action that asks for a session where a role is wanted",
    reach: "signed-in",
    ...action(
      `export async function deleteItem(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  const { userId } = await auth();
  if (!userId) return { ok: false, error: "Sign in first." };
  await items.delete({ kind: "organization", id: String(form.get("orgId")) }, String(form.get("id")));
  return { ok: true };
}
export async function updateOrgSettings(): Promise<ActionResult> { return { ok: true }; }`,
      "deleteItem",
    ),
  },
  {
    title: "an action that works first and asks then",
    reach: "anyone",
    ...action(
      `export async function updateOrgSettings(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  await orgSettings.save(String(form.get("orgId")), settings);
  const { userId } = await auth();
  if (!userId) throw new Error("Sign in first.");
  return { ok: true };
}
export async function deleteItem(): Promise<ActionResult> { return { ok: true }; }`,
      "updateOrgSettings",
    ),
  },
];
