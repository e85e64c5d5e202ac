// Groups what has the same cause, so that a rule speaks once per cause. Keeps the order.

export function byCause<T>(items: T[], causeOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const cause = causeOf(item);
    const group = groups.get(cause);
    if (group) group.push(item);
    else groups.set(cause, [item]);
  }
  return [...groups.values()];
}
