// Asks in the terminal, on stderr: stdout is kept for data.
import { confirm, groupMultiselect, isCancel, multiselect, select, text } from "@clack/prompts";
import { Interrupted } from "../errors.ts";
import type { Prompter } from "./prompter.ts";

export function terminalPrompter(signal: AbortSignal): Prompter {
  const common = { output: process.stderr, signal };
  return {
    async select({ message, options, initial }) {
      const chosen = await select<string>({ ...common, message, options, initialValue: initial });
      const option = options.find((one) => one.value === answered(chosen));
      if (!option) throw new Interrupted();
      return option.value;
    },
    async multiselect({ message, options, initial }) {
      const shared = { ...common, message, initialValues: initial, required: false, maxItems: 14 };
      const plain = options[""];
      if (plain) return answered(await multiselect({ ...shared, options: plain }));
      return answered(await groupMultiselect({ ...shared, options, selectableGroups: false }));
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

function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isCancel(value)) throw new Interrupted();
  return value as Exclude<Value, symbol>;
}
