// The command line as commander sees it: built from the declarations, so that help and flags cannot drift apart.
import { type CommanderError, Command as Program } from "commander";
import type { Flags } from "../ask/answers.ts";
import type { Command, GlobalFlags } from "./command.ts";
import { commands } from "./index.ts";
import { usageError } from "./usage-error.ts";

export interface ProgramSettings {
  version: string;
  write: { data(text: string): void; say(text: string): void };
  columns: number;
  onCommand(command: Command, words: string[], flags: Flags & GlobalFlags): Promise<void>;
}

export function programFor(settings: ProgramSettings): Program {
  const { version, write, columns } = settings;
  const program = new Program("create-clerk-sessions")
    .description(
      "Session management and route protection with Clerk for a Next.js app:\n" +
        "the gate (proxy.ts or middleware.ts), sign-in pages, typed claims, guarded examples.\n" +
        "Shows every change before it writes, and can take it back.",
    )
    .usage("[dir] [options]")
    .version(version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help, or that of a command")
    .showSuggestionAfterError(false)
    .exitOverride((error) => endWith(error, [], null))
    // What is refused leaves as an error of ours, and is said where those are.
    .configureOutput({ writeOut: write.data, writeErr: write.say, outputError: () => {} })
    .configureOutput({ getOutHelpWidth: () => columns })
    .addHelpText("after", epilogue);
  program.configureHelp({
    showGlobalOptions: true,
    // The default command's flags are what most people look for: they stand in the first help.
    visibleOptions(of) {
      const own = Object.getPrototypeOf(this).visibleOptions.call(this, of);
      const main = of === program ? program.commands.find((one) => one.name() === "init") : undefined;
      return main ? [...main.options, ...own] : own;
    },
    // In the order of use: what to set up, for whom, then how to run.
    groupItems(unsorted, visible, groupOf) {
      const groups = Object.getPrototypeOf(this).groupItems.call(this, unsorted, visible, groupOf);
      const last = ["For every command:", "Options:"];
      return new Map([...groups].sort(([a], [b]) => last.indexOf(a) - last.indexOf(b)));
    },
  });
  addOptions(program, globals);
  for (const command of commands) addCommand(program, command, settings);
  return program;
}

function addCommand(program: Program, command: Command, { onCommand }: ProgramSettings): void {
  const [first = "", second] = command.name.split(" ");
  const parent = second === undefined ? program : groupOf(program, first);
  const sub = parent.command(second ?? first, { isDefault: command.isDefault }).summary(command.summary);
  if (command.alias) sub.alias(command.alias);
  if (command.details) sub.addHelpText("after", `\n${command.details}`);
  sub
    .description(command.summary[0]?.toUpperCase() + command.summary.slice(1))
    .copyInheritedSettings(program)
    // The first help has the default command's flags.
    .exitOverride((error) => endWith(error, command.options, command.isDefault ? null : command.name));
  sub.helpOption("-h, --help", "print this help");
  if (command.argument) sub.argument(command.argument.spec, command.argument.help);
  addOptions(sub, command.options);
  sub.allowExcessArguments(false).action(() => onCommand(command, sub.args, sub.optsWithGlobals()));
}

/** `add`, which `add page` and its like stand below. */
function groupOf(program: Program, name: string): Program {
  const known = program.commands.find((one) => one.name() === name);
  if (known) return known;
  return program
    .command(name)
    .summary(groups[name] ?? "")
    .description(groups[name] ?? "")
    .copyInheritedSettings(program)
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", "\nEach has a help of its own: create-clerk-sessions add page --help")
    .exitOverride((error) => endWith(error, [], name));
}

/** @param own the command's options; the global ones are known everywhere */
function endWith(error: CommanderError, own: Command["options"], words: string | null): never {
  if (error.exitCode === 0) throw error;
  throw usageError(error, [...own, ...globals], words);
}

function addOptions(program: Program, options: Command["options"]): void {
  for (const { spec, help, group } of options) {
    program.addOption(program.createOption(spec, help).helpGroup(`${group}:`));
  }
}

const groups: Record<string, string> = {
  add: "add one thing: a page, a Route Handler, a Server Action, a component, a JWT template",
};

const globals: Command["options"] = [
  { spec: "--cwd <dir>", help: "run as if called from this folder" },
  { spec: "-y, --yes", help: "no questions: flags and defaults decide, and the plan is carried out" },
  { spec: "--dry-run", help: "show every change and write nothing" },
  { spec: "--json", help: "print plan, receipt or error as JSON on stdout" },
  { spec: "--no-install", help: "leave installing packages to you" },
  { spec: "--verbose", help: "show stack traces of errors; audit --verbose lists every resource" },
].map((option) => ({ ...option, group: "For every command" }));

const epilogue = `
Paths:
  /pricing is one page, /items/:id one segment, /admin/:path* a whole subtree.

Features for --add and --skip:
  gate, provider, auth-pages, session-types are set up unless skipped;
  protected-page, route-handler, server-action, org-switcher, token-refresh,
  custom-claims-route, jwt-supabase, jwt-hasura are examples.

Examples:
  $ npx create-clerk-sessions
      asks, shows the changes, writes after one yes
  $ npx create-clerk-sessions my-app --yes
      creates a Next.js app in my-app and sets it up
  $ npx create-clerk-sessions --dry-run --public / /pricing --admin /boss
      shows what these answers would change
  $ npx create-clerk-sessions add page /reports --role org:admin
      adds one guarded page; add --help lists what else there is
  $ npx create-clerk-sessions undo
      shows what the last run did, and takes it back after a yes

Exit codes:
  0 done, or nothing to do      1 failure
  2 wrong command line or config      130 cancelled

The answers are kept in clerk-sessions.json.`;
