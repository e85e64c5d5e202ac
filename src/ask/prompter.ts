// How questions reach the user. The interface is all that questions know of the terminal.

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  hint?: string;
}

/** Every method throws `Interrupted` on Ctrl-C or Escape. */
export interface Prompter {
  /** Says what is about to be asked about. */
  open(title: string): void;
  select<Value extends string>(question: {
    message: string;
    options: Option<Value>[];
    initial: Value;
  }): Promise<Value>;
  /** `options` by heading; one heading named "" means a plain list. */
  multiselect(question: {
    message: string;
    options: Record<string, Option[]>;
    initial: string[];
  }): Promise<string[]>;
  text(question: {
    message: string;
    placeholder?: string;
    initial?: string;
    /** The reason why this is no answer, or null. */
    validate(value: string): string | null;
  }): Promise<string>;
  confirm(question: { message: string; initial: "yes" | "no" }): Promise<boolean>;
}
