// Not told yet.
import type { Knowledge } from "./index.ts";

export const handlers: Knowledge = () => null;
