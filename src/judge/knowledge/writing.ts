// Does calling this change something outside? Only asked of packages' objects, where there is no source to follow.

const verbs =
  /^(create|createMany|insert|insertMany|insertOne|update|updateMany|updateOne|upsert|delete|deleteMany|deleteOne|destroy|remove|save|set|del|incr|decr|push|add|put|post|patch|send|sendMail|publish|enqueue|trigger|upload|write|execute|exec|mutate|mutation|cancel|refund|charge|append|setex|hset|lpush|rpush)/;

/** @param note the call's path as the source has it, e.g. `db.post.create` */
export function isWriting(note: string): boolean {
  const name = note.replace(/\(.*$/s, "").split(".").at(-1) ?? "";
  return verbs.test(name);
}
