// The commands of this tool that mend what a rule finds, as somebody types them.

export const ourCommands = {
  /** Asks what is wanted, installs Clerk, writes gate and guards. */
  start: "npx create-clerk-sessions init",
  /** Patches the gate and adds guards. */
  protect: "npx create-clerk-sessions add-route-protection",
  /** Repairs the set-up: files at the wrong place, settings, outdated forms. */
  repair: "npx create-clerk-sessions doctor --fix",
} as const;
