// What came back? The same form for a server on loopback and for a run in process.

export interface Answer {
  status: number;
  /** As sent: relative or absolute; null when there is none. */
  location: string | null;
  body: string;
}

export interface Question {
  /** Path with query, e.g. `/api/items?limit=1`. */
  path: string;
  method: string;
  headers: Record<string, string>;
  body?: string | FormData;
}
