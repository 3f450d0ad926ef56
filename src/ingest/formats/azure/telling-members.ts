/*
 * What a record of the Activity Log in the schema of diagnostic settings is told by and made an event by. Whoever teaches a format or an
 * observer to look at another member names it here: records are passed over by these, and a test changes every member of a record and
 * compares.
 */

/** When it happened. */
export const timeMember = 'time';

/** Of these, as they stand in the record, what kind of request it is follows, and every word of its document that is none of the record's. */
export const kindMembers: readonly string[] = [
  'category',
  'operationName',
  'resultType',
  'level',
  'Level',
  'properties.eventCategory',
];

/** The same, of which it matters only whether they are there: they are long. */
export const kindPresences: readonly string[] = ['properties.policies'];

/** What it was done to. */
export const resourceMembers: readonly string[] = ['resourceId', 'properties.entity'];

const objectId = 'http://schemas.microsoft.com/identity/claims/objectidentifier';
const ownClaims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const principalClaims = [objectId, `${ownClaims}/upn`, `${ownClaims}/name`];

/** Who did it: names of claims hold dots. */
export const claimsMember = 'identity.claims';
export const principalMembers: readonly string[] = principalClaims;

/** Every dot of a claim's name is an underscore in the document: what is written with one already would be the same claim. */
export const refusedClaims: readonly string[] = principalClaims.flatMap((claim) =>
  withUnderscores(claim).filter((name) => name !== claim),
);

/** Records that have these are read: they state the id of a machine. */
export const refusedProperties: readonly string[] = ['vmId', 'responseBody', 'responsebody'];

/** Members of a record beside those above that say nothing of it that matters. A record that has any other is read. */
export const otherMembers: readonly string[] = [
  'operationVersion',
  'resultSignature',
  'resultDescription',
  'durationMs',
  'callerIpAddress',
  'correlationId',
  'location',
  'tenantId',
  'eventDataId',
  'roleLocation',
  'RoleLocation',
  'releaseVersion',
  'ReleaseVersion',
  'EventEnqueuedUtcTime',
  'EnqueuedTimeUtc',
  'enqueuedTime',
  'x-opt-enqueued-time',
];

function withUnderscores(name: string): string[] {
  const at = name.indexOf('.');
  if (at === -1) return [name];
  const head = name.slice(0, at);
  return withUnderscores(name.slice(at + 1)).flatMap((rest) => [`${head}.${rest}`, `${head}_${rest}`]);
}
