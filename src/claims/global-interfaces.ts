// Which global interfaces of Clerk's does an app fill in, and which key of clerk-sessions.json describes each?
// The names are the same in Clerk 5, 6 and 7.

/** Keys below `metadata` in clerk-sessions.json to the interface that Clerk's types look for. */
export const metadataInterfaces = {
  userPublic: "UserPublicMetadata",
  userPrivate: "UserPrivateMetadata",
  userUnsafe: "UserUnsafeMetadata",
  organizationPublic: "OrganizationPublicMetadata",
  organizationPrivate: "OrganizationPrivateMetadata",
  organizationMembershipPublic: "OrganizationMembershipPublicMetadata",
  organizationMembershipPrivate: "OrganizationMembershipPrivateMetadata",
  organizationInvitationPublic: "OrganizationInvitationPublicMetadata",
  organizationInvitationPrivate: "OrganizationInvitationPrivateMetadata",
  userOrganizationInvitationPublic: "UserOrganizationInvitationPublicMetadata",
  userOrganizationInvitationPrivate: "UserOrganizationInvitationPrivateMetadata",
  signUpUnsafe: "SignUpUnsafeMetadata",
} as const;

export type MetadataKey = keyof typeof metadataInterfaces;

export const metadataKeys = Object.keys(metadataInterfaces) as MetadataKey[];

export const globalInterfaces: readonly string[] = [
  "CustomJwtSessionClaims",
  "ClerkAuthorization",
  ...Object.values(metadataInterfaces),
];
