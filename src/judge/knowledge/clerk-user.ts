// What `currentUser()` resolves to. Its metadata is empty for a plain caller.
import type { Run } from "../evaluate/run.ts";
import { known, type Origin, record, type Shape, unknown, type Value } from "../evaluate/value.ts";

export function clerkUser(run: Run, origin: Origin): Value {
  if (run.caller === "signed-out") return known(null, origin);
  const rest = unknown("data", "user", ["caller"], { from: origin });
  if (run.caller === "full") return record({ id: id(origin) }, rest, origin);
  const empty = (name: string): Shape => ({
    kind: "record",
    members: new Map(),
    rest: null,
    from: { ...origin, requires: { other: `user.${name}` } },
  });
  const metadata = ["publicMetadata", "privateMetadata", "unsafeMetadata"];
  const members = Object.fromEntries(metadata.map((name): [string, Value] => [name, empty(name)]));
  return record({ ...members, id: id(origin) }, rest, origin);
}

const id = (origin: Origin): Value => unknown("data", "user.id", ["caller"], { truthy: true, from: origin });
