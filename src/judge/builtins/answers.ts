// `new Response(…)`, `Response.json(…)`, `NextResponse.redirect(…)`: what a caller is answered with.
import {
  type Answer,
  list,
  type Native,
  native,
  nothing,
  promise,
  record,
  unknown,
  type Value,
} from "../evaluate/value.ts";

/** `Response`, and the part of NextResponse that is the same. */
export function responseClass(name: string, more: Record<string, Value> = {}): Native {
  const made = (content: Value, init: Value | undefined): Answer => ({
    ...respond(content, init, 200),
    made: name,
  });
  return native(name, (_run, [content = nothing, init]) => made(content, init), {
    json: native(`${name}.json`, (_run, [content = nothing, init]) => made(content, init)),
    redirect: native(`${name}.redirect`, (_run, [target = nothing, init]) => ({
      ...respond(target, undefined, init?.kind === "known" ? Number(init.value) : 307),
      action: "redirect",
      made: name,
    })),
    error: native(`${name}.error`, () => ({ ...respond(nothing, undefined, 500), made: "Response" })),
    ...more,
  });
}

export function respond(content: Value, init: Value | undefined, otherwise: number): Answer {
  return {
    kind: "answer",
    action: actionIn(init),
    status: statusIn(init, otherwise),
    content: init ? list([content, init]) : content,
    from: undefined,
  };
}

/** What `NextResponse.next()` and `rewrite()` are made of. */
function actionIn(init: Value | undefined): Answer["action"] {
  const headers = init?.kind === "record" ? init.members.get("headers") : undefined;
  if (headers?.kind !== "record") return "respond";
  const names = [...headers.members.keys()].map((name) => name.toLowerCase());
  if (names.includes("x-middleware-next")) return "next";
  return names.includes("x-middleware-rewrite") ? "rewrite" : "respond";
}

export const pass = (): Answer => ({ kind: "answer", action: "next", status: 200, content: null });

function statusIn(init: Value | undefined, otherwise: number): number | null {
  if (init === undefined) return otherwise;
  if (init.kind === "known") return typeof init.value === "number" ? init.value : otherwise;
  if (init.kind !== "record") return null;
  const status = init.members.get("status");
  if (!status) return init.rest ? null : otherwise;
  return status.kind === "known" && typeof status.value === "number" ? status.value : null;
}

export function answerMember(value: Answer, name: string): Value {
  if (name === "status") return unknown("data", "status");
  if (name === "ok") return unknown("data", "ok");
  if (name === "json" || name === "text") return native(name, () => promise(value.content ?? nothing));
  if (name === "headers" || name === "cookies") {
    const touch = native(name, () => unknown("input", name));
    return record(
      { set: touch, get: touch, append: touch, delete: touch, has: touch },
      unknown("data", name),
    );
  }
  return unknown("data", name);
}
