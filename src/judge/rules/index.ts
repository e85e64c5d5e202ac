// Every rule, in the order of the report. A new one is a file in this folder and an entry here.
import type { Rule } from "./rule.ts";

export const rules: Rule[] = [];
