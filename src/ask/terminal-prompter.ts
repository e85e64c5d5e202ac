// Asks in the terminal, on stderr: stdout is kept for data.
import { setMaxListeners } from "node:events";
import { confirm, groupMultiselect, intro, isCancel, multiselect, select, text } from "@clack/prompts";
import { Interrupted } from "../errors.ts";
import type { Option, Prompter } from "./prompter.ts";

export function terminalPrompter(signal: AbortSignal): Prompter {
  // Every prompt listens once.
  setMaxListeners(0, signal);
  const common = { output: process.stderr, signal };
  return {
    open(title) {
      intro(title, common);
    },
    async select({ message, options, initial }) {
      const shown = options.map(fitted);
      const chosen = await select<string>({ ...common, message, options: shown, initialValue: initial });
      const option = options.find((one) => one.value === answered(chosen));
      if (!option) throw new Interrupted();
      return option.value;
    },
    async multiselect({ message, options, initial }) {
      const shared = { ...common, message, initialValues: initial, required: false, maxItems: 14 };
      const plain = options[""];
      if (plain) return answered(await multiselect({ ...shared, options: plain.map(fitted) }));
      const groups = Object.fromEntries(
        Object.entries(options).map(([name, list]) => [name, list.map(fitted)]),
      );
      return answered(await groupMultiselect({ ...shared, options: groups, selectableGroups: false }));
    },
    async text({ message, placeholder, initial, validate }) {
      const typed = await text({
        ...common,
        message,
        ...(placeholder === undefined ? {} : { placeholder }),
        ...(initial === undefined ? {} : { initialValue: initial }),
        validate: (value) => validate(value ?? "") ?? undefined,
      });
      return answered(typed) ?? "";
    },
    async confirm({ message, initial }) {
      return answered(await confirm({ ...common, message, initialValue: initial === "yes" }));
    },
  };
}

/** A hint that wraps would tear the list apart. */
function fitted(option: Option): Option {
  const { hint, label } = option;
  const room = (process.stderr.columns ?? 80) - label.length - 22;
  if (hint === undefined || hint.length <= room) return option;
  const cut = hint.slice(0, Math.max(0, room)).replace(/\s+\S*$/, "");
  return { ...option, hint: `${cut} …` };
}

function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isCancel(value)) throw new Interrupted();
  return value as Exclude<Value, symbol>;
}
