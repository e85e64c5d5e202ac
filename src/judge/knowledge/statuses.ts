// Status codes by their names: `StatusCodes.UNAUTHORIZED`.
import { known, record, unknown, type Value } from "../evaluate/value.ts";
import { told } from "./told.ts";

const codes: Record<string, Value> = Object.fromEntries(
  Object.entries({
    OK: 200,
    CREATED: 201,
    ACCEPTED: 202,
    NO_CONTENT: 204,
    MOVED_PERMANENTLY: 301,
    MOVED_TEMPORARILY: 302,
    FOUND: 302,
    SEE_OTHER: 303,
    TEMPORARY_REDIRECT: 307,
    BAD_REQUEST: 400,
    UNAUTHORIZED: 401,
    PAYMENT_REQUIRED: 402,
    FORBIDDEN: 403,
    NOT_FOUND: 404,
    METHOD_NOT_ALLOWED: 405,
    CONFLICT: 409,
    GONE: 410,
    UNPROCESSABLE_ENTITY: 422,
    TOO_MANY_REQUESTS: 429,
    INTERNAL_SERVER_ERROR: 500,
    NOT_IMPLEMENTED: 501,
    SERVICE_UNAVAILABLE: 503,
  }).map(([name, code]) => [name, known(code)]),
);

const all = record(codes, unknown("data", "a status"));

export const statuses = told({
  "http-status-codes": { StatusCodes: all, default: all },
  "http-status": { status: all, default: all },
});
