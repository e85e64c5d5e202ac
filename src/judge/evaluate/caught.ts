// What is `catch (error)` given, and which exception does that value stand for?
import { type Thrown, unknown, type Value } from "./value.ts";

/** `catch (error) { throw error }` lets the same thing pass on. */
const thrownValues = new WeakMap<Value, Thrown>();

/** @returns what `catch (error)` is given */
export function caughtValue(error: Thrown): Value {
  const value: Value =
    error.value.kind === "known" || error.cause !== "throw"
      ? unknown("data", "error", ["other"], { truthy: true })
      : error.value;
  thrownValues.set(value, error);
  return value;
}

/** Which error a caught value stands for; null for values that were not caught. */
export function errorBehind(value: Value): Thrown | null {
  return thrownValues.get(value) ?? null;
}
