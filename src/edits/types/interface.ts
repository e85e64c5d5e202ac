// What should stand in Clerk's global interfaces: the noun between clerk-sessions.json and a types file.

export interface Member {
  name: string;
  optional: boolean;
  /** A TypeScript type and nothing else, in double quotes. */
  type: string;
  /** The comment that says whose it is; see mark.ts. */
  mark: string;
  /** Only completes another member, as Clerk needs both of a pair: any type of its owner's will do. */
  filler?: true;
}

export interface Interface {
  name: string;
  members: Member[];
}
