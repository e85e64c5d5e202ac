// Which calls of packages change something outside?
import { describe, expect, test } from "vitest";
import { isWriting } from "../../../../src/judge/knowledge/writing.ts";

describe("writes", () => {
  test.each([
    "db.post.create",
    "new PrismaClient().post.upsert",
    "globalThis.prisma.user.deleteMany",
    "db.insert",
    "drizzle(client).update",
    "Model.findOneAndUpdate",
    'supabase.from("notes").insert',
    "redis.set",
    "redis.hset",
    "redis.incr",
    "stripe.checkout.sessions.create",
    "stripe.subscriptions.cancel",
    "resend.emails.send",
    "axios.post",
    "axios.delete",
    "fetchMutation",
    "fetchAction",
    "setDoc",
    "deleteDoc",
    "put",
    "del",
    "queue.add",
    "inngest.send",
    "openai.chat.completions.create",
    "new Stripe(process.env.KEY!).customers.update",
    "prisma.$executeRaw",
  ])("%s", (note) => {
    expect(isWriting(note)).toBe(true);
  });

  test.each([
    ["sql", "sql`INSERT INTO posts (title) VALUES (1)`"],
    ["pool.query", 'pool.query("DELETE FROM posts WHERE id = $1", [id])'],
    ["db.execute", "db.execute(sql`update posts set title = 1`)"],
    ["s3.send", "s3.send(new PutObjectCommand({ Key: key }))"],
  ])("%s with text", (note, text) => {
    expect(isWriting(note, text)).toBe(true);
  });
});

describe("reads", () => {
  test.each([
    "db.post.findMany",
    "db.query.posts.findFirst",
    'supabase.from("notes").select',
    "Model.find().exec",
    "redis.get",
    "stripe.customers.retrieve",
    "axios.get",
    "fetchQuery",
    "createClient",
    "createTransport",
    "sanity.createClient",
    "mysql.createPool",
    "addDays",
    "settings.read",
    "delay",
    "setup",
    "headers.setHeader",
  ])("%s", (note) => {
    expect(isWriting(note)).toBe(false);
  });

  test.each([
    ["sql", "sql`SELECT * FROM posts WHERE deleted = false`"],
    ["pool.query", 'pool.query("select updated from posts")'],
    ["s3.send", "s3.send(new GetObjectCommand({ Key: key }))"],
    ["dynamo.send", "dynamo.send(new QueryCommand({}))"],
  ])("%s with text", (note, text) => {
    expect(isWriting(note, text)).toBe(false);
  });
});
