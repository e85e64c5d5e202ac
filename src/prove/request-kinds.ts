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

/** A call of a Server Action by its id; the body is the JSON array of its arguments. */
export function actionRequest(id: string): Record<string, string> {
  return {
    accept: "text/x-component",
    "content-type": "text/plain;charset=UTF-8",
    "next-action": id,
    "sec-fetch-dest": "empty",
  };
}
