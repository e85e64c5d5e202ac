// What the questions yield, and the flags that answer them on the command line.
import type { Json, Requirement } from "../config.ts";

export interface Answers {
  strategy: "gate" | "resource" | "both";
  /** Ids of the features to set up. */
  features: string[];
  default: "signed-in" | "public";
  public: string[];
  signedIn: string[];
  admin: string[];
  adminNeeds: Requirement;
  api: string[];
  apiSignedOut: "401" | "redirect";
  claims: Record<string, Json>;
  metadata: Record<string, string>;
  /** Providers. */
  jwtTemplates: string[];
  envLocal: boolean;
}

/** As commander delivers them. Nothing in here has been checked. */
export interface Flags {
  strategy?: string;
  add?: string[];
  skip?: string[];
  default?: string;
  public?: string[];
  signedIn?: string[];
  admin?: string[];
  adminRole?: string;
  adminPermission?: string;
  api?: string[];
  apiSignedOut?: string;
  claim?: string[];
  metadata?: string[];
  jwtTemplate?: string[];
  envLocal?: boolean;
}
