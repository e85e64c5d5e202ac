// How does the service know that a token was made for it? All tokens of a Clerk instance share issuer and keys.
import type { Json } from "../../config.ts";
import type { TokenSource } from "./provider-code.ts";

/** Stands in a provider's set-up for the token's `aud`. */
const placeholder = "YOUR_AUDIENCE";

/** The set-up with the audience that the template gives the token, as far as that is the same for everyone. */
export function withAudience(setup: string, { aud }: Record<string, Json>): string {
  return isFixed(aud) ? setup.replaceAll(`"${placeholder}"`, () => JSON.stringify(aud)) : setup;
}

/** What the set-up does not say of the audience. */
export function audienceRemark({ provider, template }: TokenSource, { aud }: Record<string, Json>): string[] {
  // A key of the service's own signs nothing else; what the service asks for by itself it checks by itself.
  if (!template || provider.key === "service") return [];
  if (aud !== undefined && aud === provider.audience) return [];
  const isChecked = provider.setup.some(({ lines }) => lines.join("\n").includes(placeholder));
  if (aud === undefined) {
    return isChecked
      ? [
          `\`${placeholder}\` stands for a name of your service's own. Give the template the claim \`aud\` with that name: a session token of the same instance, or a token for another service, has the same issuer and the same keys, and without the \`aud\` it would pass as well.`,
        ]
      : [
          `The token has no \`aud\`, and a session token of the same instance has the same issuer and the same keys. What tells them apart are the claims above, so ${provider.label} must insist on them. A claim \`aud\`, which \`--claim aud=…\` adds, gives it an audience to check.`,
        ];
  }
  if (!isFixed(aud)) {
    return [
      `The token's \`aud\` is made from a template, ${JSON.stringify(aud)}: have the check compare it with what that becomes.`,
    ];
  }
  return isChecked
    ? []
    : [`The token's \`aud\` is ${JSON.stringify(aud)}: have ${provider.label} check that.`];
}

function isFixed(aud: Json | undefined): aud is string | string[] {
  const values = Array.isArray(aud) ? aud : [aud];
  return values.length > 0 && values.every((one) => typeof one === "string" && !one.includes("{{"));
}
