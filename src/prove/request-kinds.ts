// How does this kind of request look on the wire? Its headers, without credentials.

/** A browser loading a page. */
export const documentRequest = {
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "sec-fetch-dest": "document",
  "sec-fetch-mode": "navigate",
};

/** `fetch` asking for JSON. */
export const apiRequest = { accept: "application/json", "sec-fetch-dest": "empty" };

/** Next's router fetching a page's payload on a client-side navigation. */
export const navigationRequest = { accept: "*/*", rsc: "1", "sec-fetch-dest": "empty" };

/** A call of a Server Action by its id; its arguments are the body. */
export function actionRequest(id: string, origin: string): Record<string, string> {
  return { accept: "text/x-component", "next-action": id, origin, "sec-fetch-dest": "empty" };
}
