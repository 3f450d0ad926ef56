export const principalKinds = ['user', 'guest-user', 'service-principal', 'managed-identity'] as const;
/** `guest-user`: a user of another tenant, invited into this one. */
export type PrincipalKind = (typeof principalKinds)[number];

/** Someone who can ask the cloud for something. */
export interface Principal {
  readonly key: string;
  readonly kind: PrincipalKind;
  readonly objectId: string;
  /** What the directory shows: a full name or the name of an application. */
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly surname: string | undefined;
  readonly upn: string | undefined;
  /** The client that the token was issued to: the Azure CLI's for a user, its own for an application. */
  readonly appId: string;
  readonly tenantId: string;
  readonly homeTenantId: string;
  readonly role: Role;
  /** Where its access comes through a group: the principal that the role assignment then names. */
  readonly groupId: string | undefined;
  readonly addresses: readonly string[];
  readonly puid: string;
}

export interface Role {
  readonly name: string;
  readonly definitionId: string;
  readonly assignmentId: string;
  readonly scope: string;
}
