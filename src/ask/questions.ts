// Every question of a run, in the order in which it is asked: a default may depend on the answers before it.
import type { Answers } from "./answers.ts";
import type { Question } from "./question.ts";
import * as routes from "./route-questions.ts";
import * as rules from "./rule-questions.ts";
import * as setup from "./setup-questions.ts";
import * as token from "./token-questions.ts";

export const questions: { [Key in keyof Answers]: Question<Answers[Key]> } = {
  strategy: setup.strategy,
  features: setup.featuresQuestion,
  default: routes.defaultAccess,
  public: routes.publicPaths,
  signedIn: routes.signedInPaths,
  admin: rules.adminPaths,
  adminNeeds: rules.adminNeeds,
  api: rules.apiPaths,
  apiSignedOut: rules.apiSignedOut,
  claims: token.claims,
  metadata: token.metadata,
  jwtTemplates: token.jwtTemplates,
  envLocal: setup.envLocal,
};

export const questionKeys = Object.keys(questions) as (keyof Answers)[];
