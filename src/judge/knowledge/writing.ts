// Does calling this change something outside? Only asked of packages' objects, where there is no source to follow.

/** Methods of database clients, queues, mailers and services. */
const methods =
  /^(create|insert|update|upsert|delete|destroy|remove|save|set|del|incr|decr|push|add|put|post|patch|send|publish|enqueue|trigger|upload|write|replace|findOneAndUpdate|findByIdAndUpdate|findOneAndDelete|findByIdAndDelete|findOneAndReplace|findAndModify|bulkWrite|mutate|mutation|cancel|refund|charge|confirm|capture|ban|revoke|invite|exchangeCodeForSession|signUp|append|increment|decrement|setex|hset|hdel|hincrby|lpush|rpush|lpop|rpop|sadd|srem|zadd|zrem|zincrby|expire|flushall|flushdb|getset|executeRaw|runMutation|truncate|drop|restore|archive|rename|transfer|subscribe|unsubscribe|merge|copy|move)(?![a-z])/;

/** Functions that a package exports by themselves: `create…` there makes a client or a helper. */
const functions =
  /^(fetchMutation|fetchAction|(insert|update|upsert|delete|remove|save|send|upload|publish|enqueue|write|trigger)(?![a-z])|(addDoc|setDoc|writeBatch|runTransaction|runMutation|put|del|set|push)$)/;

/** What makes an object to work with, not a row. */
const makers =
  /^create(Client|Pool|Connection|Transport|Transporter|Context|Caller|CallerFactory|QueryBuilder|QueryRunner|Hash|Hmac|Element|Logger|Store|Stream|ReadStream|Cache|Instance|Selector|Schema|Query|Index|Factory|Reader|Table)?(Builder)?$/;

const harmless =
  /^(setHeader|setHeaders|setLocale|setRequestLocale|setContext|setTag|setTags|setUser|setAttribute|setAttributes|setOptions|setTimeout|updateTag|addEventListener|addBreadcrumb|pushState|sendBeacon|writeHead|setPrototypeOf|addColumn|setLevel)$/;

/** SQL and queries given as text. */
const queries =
  /^(sql|query|execute|exec|run|raw|unsafe|\$queryRaw|\$queryRawUnsafe|executeSql|client|db|conn|connection|pool|batch)$/;
const changes =
  /\b(insert\s+into|update\s+\S+\s+set|delete\s+from|merge\s+into|truncate|drop\s+table|alter\s+table|create\s+table)\b/i;

/** Commands of AWS and the like that only look: `send(new GetObjectCommand(…))`. */
const readingCommand = /^new (Get|List|Head|Query|Scan|Describe|BatchGet|Select|Search|Count|Retrieve)\w*\b/;

/**
 * @param note the call's path as the source has it, e.g. `db.post.create`
 * @param text the whole call, where it is known
 */
export function isWriting(note: string, text: string = note): boolean {
  const name = /([\w$]+)\s*$/.exec(note)?.[1] ?? "";
  const isMethod = /[.\]]\s*[\w$]+\s*$/.test(note);
  if (queries.test(name)) return changes.test(text);
  if (name === "$executeRaw" || name === "$executeRawUnsafe") return true;
  if (harmless.test(name)) return false;
  if (!isMethod) return functions.test(name);
  if (makers.test(name) && name !== "create") return false;
  if (name === "send") return !readingCommand.test(firstArgument(text));
  return methods.test(name);
}

function firstArgument(text: string): string {
  return /\bsend\(\s*(.*)$/s.exec(text)?.[1] ?? "";
}
