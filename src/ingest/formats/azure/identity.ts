import { firstText } from '../../../event/fields.ts';
import type { JsonObject, JsonValue } from '../../../event/json.ts';
import { compact, compactOrNone, objectOf, withKeys } from './json-text.ts';

const claimTypes = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

export interface Identity {
  /** `azure.activitylogs.identity`. */
  readonly identity: JsonObject | undefined;
  /** `azure.activitylogs.identity_name`: an identity that is mere text. */
  readonly identityName: string | undefined;
  /** The name to take the user from; undefined for service principals, whose tokens name no user. */
  readonly userName: string | undefined;
  readonly fullName: string | undefined;
  readonly principalId: string | undefined;
}

const evidenceKeys = new Map([
  ['principalId', 'principal_id'],
  ['principalType', 'principal_type'],
  ['roleAssignmentId', 'role_assignment_id'],
  ['roleAssignmentScope', 'role_assignment_scope'],
  ['roleDefinitionId', 'role_definition_id'],
]);

/** Who asked, as Elastic's pipeline lays it out: evidence in snake case, claims with `_` for every dot. */
export function readIdentity(value: JsonValue | undefined): Identity {
  const identity = objectOf(value);
  if (!identity) {
    const identityName = firstText(value);
    return {
      identity: undefined,
      identityName,
      userName: undefined,
      fullName: undefined,
      principalId: undefined,
    };
  }
  const authorization = objectOf(identity['authorization']);
  const evidence = objectOf(authorization?.['evidence']);
  const claims = objectOf(identity['claims']);
  const mapped = evidence && withKeys(evidence, (key) => evidenceKeys.get(key) ?? key);
  const byUser = claims && initiatedByUser(claims);
  return {
    identity: compactOrNone({
      ...identity,
      authorization: authorization && compact({ ...authorization, evidence: mapped }),
      claims: claims && withKeys(claims, (key) => key.replaceAll('.', '_')),
      claims_initiated_by_user: byUser,
    }),
    identityName: undefined,
    userName: claims && (claim(claims, 'name') ?? claim(claims, 'upn')),
    fullName: claims && firstText(claims['name']),
    principalId: firstText(mapped?.['principal_id']),
  };
}

function initiatedByUser(claims: JsonObject): JsonObject | undefined {
  const name = claim(claims, 'name');
  return compactOrNone({
    fullname: firstText(claims['name']),
    surname: claim(claims, 'surname'),
    name,
    givenname: claim(claims, 'givenname'),
    schema: name === undefined ? undefined : claimTypes,
  });
}

function claim(claims: JsonObject, name: string): string | undefined {
  return firstText(claims[`${claimTypes}/${name}`]);
}
