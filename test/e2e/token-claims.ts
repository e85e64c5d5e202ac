// What would the instance be set up with, as the tool's notes say? Custom claims of the session token, and JWT templates.

export const tokenClaims = { plan: "pro", email: "ada@example.com", role: "authenticated" };

export const templates = {
  hasura: {
    "https://hasura.io/jwt/claims": {
      "x-hasura-allowed-roles": ["user"],
      "x-hasura-default-role": "user",
      "x-hasura-user-id": "user",
    },
  },
};
