import { describe, expect, it } from "vitest";
import { detectProject } from "../../../src/detect/detect-project.ts";
import { layout, makeTree, manifest, page } from "./app-tree.ts";

const clerk = (name: string) => `import { ${name} } from "@clerk/nextjs";\n`;
const signIn = `${clerk("SignIn")}export default function Page() {\n  return <main><SignIn /></main>;\n}\n`;
const custom = `"use client";\n${clerk("useSignIn")}export default function Page() {\n  const { signIn } = useSignIn();\n  return <form>{signIn.id}</form>;\n}\n`;

async function found(files: Record<string, string>) {
  const root = makeTree({ "package.json": manifest(), "app/layout.tsx": layout, ...files });
  const project = await detectProject(root);
  return { signIn: project.signIn?.url ?? null, signUp: project.signUp?.url ?? null };
}

describe("a page that only has the name", () => {
  it.each([
    "app/admin/login/history/page.tsx",
    "app/admin/login/page.tsx",
    "app/admin/register/page.tsx",
    "app/settings/login/page.tsx",
    "app/devices/register/page.tsx",
    "app/events/[event-id]/register/page.tsx",
    "app/login-history/page.tsx",
    "pages/admin/login.tsx",
  ])("%s is none", async (path) => {
    expect(await found({ [path]: page })).toEqual({ signIn: null, signUp: null });
  });

  it.each([
    ["app/sign-in/page.tsx", "/sign-in"],
    ["app/(auth)/signin/[[...rest]]/page.tsx", "/signin"],
    ["app/[locale]/login/page.tsx", "/[locale]/login"],
    ["app/auth/sign-in/page.tsx", "/auth/sign-in"],
    ["pages/login.tsx", "/login"],
  ])("%s counts at the conventional URL", async (path, url) => {
    expect((await found({ [path]: page })).signIn).toBe(url);
  });

  it("does not count where other pages would be opened with it", async () => {
    const files = { "app/login/page.tsx": page, "app/login/history/page.tsx": page };
    expect((await found(files)).signIn).toBeNull();
    const handler = "export function GET() {}\n";
    expect(
      (await found({ "app/login/page.tsx": signIn, "app/login/export/route.ts": handler })).signIn,
    ).toBeNull();
    expect(
      (await found({ "app/login/page.tsx": signIn, "app/login/[...rest]/page.tsx": page })).signIn,
    ).toBeNull();
  });
});

describe("a page that renders Clerk's component", () => {
  it("wins over a name, and is found in a component one file deep, through a barrel", async () => {
    expect(await found({ "app/login/page.tsx": page, "app/entrar/[[...x]]/page.tsx": signIn })).toMatchObject(
      {
        signIn: "/entrar",
      },
    );
    const form = 'import { Form } from "../../parts";\nexport default () => <Form />;\n';
    expect(
      await found({
        "app/team/login/page.tsx": form,
        "app/parts/index.ts": 'export * from "./form";\n',
        "app/parts/form.tsx": `${clerk("SignIn as Box")}export const Form = () => <Box />;\n`,
      }),
    ).toMatchObject({ signIn: "/team/login" });
  });

  it("may be made of hooks, or of Clerk Elements, with steps of the same kind below", async () => {
    expect(
      await found({ "app/account/login/page.tsx": custom, "app/account/login/factor-two/page.tsx": custom }),
    ).toMatchObject({ signIn: "/account/login" });
    const elements = `import * as SignIn from "@clerk/elements/sign-in";\nexport default () => <SignIn.Root />;\n`;
    expect(await found({ "app/account/login/page.tsx": elements })).toMatchObject({
      signIn: "/account/login",
    });
    expect(await found({ "app/forgot-password/page.tsx": custom })).toMatchObject({ signIn: null });
  });

  it.each([
    ["the home page", "app/page.tsx", signIn],
    ["the home page below a locale", "app/[locale]/page.tsx", signIn],
    ["a page with a parameter", "app/[team]/sign-in/page.tsx", signIn],
    [
      "a section that asks signed-out visitors to sign in",
      "app/dashboard/page.tsx",
      `${clerk("SignedOut, SignIn")}export default () => <><SignedOut><SignIn /></SignedOut><p>secret</p></>;\n`,
    ],
    [
      "a page with an answer for signed-in users",
      "app/dashboard/page.tsx",
      `${clerk("SignIn, useAuth")}export default function Page() {\n  const { userId } = useAuth();\n  if (userId) return <p>secret</p>;\n  return <SignIn />;\n}\n`,
    ],
    [
      "a page with a choice",
      "app/dashboard/[[...x]]/page.tsx",
      `${clerk("SignIn, useAuth")}export default function Page() {\n  const { userId } = useAuth();\n  return userId ? <p>secret</p> : <SignIn />;\n}\n`,
    ],
    ["a page that never uses the import", "app/welcome/page.tsx", `${clerk("SignIn")}${page}`],
    [
      "a page whose file has it in a helper that nothing renders",
      "app/welcome/page.tsx",
      `${clerk("SignIn")}const Old = () => <SignIn />;\n${page}`,
    ],
  ])("%s is not the sign-in page", async (_, path, text) => {
    expect((await found({ [path]: text })).signIn).toBeNull();
  });

  it("is no sign-in page while it has pages below that are none", async () => {
    expect(
      (await found({ "app/dashboard/page.tsx": signIn, "app/dashboard/users/page.tsx": page })).signIn,
    ).toBeNull();
  });
});
