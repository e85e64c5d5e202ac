// The flags of `add …` as commander delivers them. Nothing in here has been checked.

export interface AddFlags {
  permission?: string;
  role?: string;
  feature?: string;
  plan?: string;
  methods?: string;
  file?: string;
  name?: string;
  lifetime?: string;
  force?: boolean;
}
