import assert from 'node:assert/strict';
import { test } from 'node:test';
import { principalOf } from '../../src/attribution/cloud/principal.ts';
import type { JsonObject } from '../../src/event/json.ts';

const upn = 'http://schemas_xmlsoap_org/ws/2005/05/identity/claims/upn';
const objectId = 'http://schemas_microsoft_com/identity/claims/objectidentifier';
const tenantId = 'http://schemas_microsoft_com/identity/claims/tenantid';
const provider = 'http://schemas_microsoft_com/identity/claims/identityprovider';
const guid = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;

function document(claims: JsonObject, evidence: JsonObject = {}, more: JsonObject = {}): JsonObject {
  return { azure: { activitylogs: { identity: { claims, authorization: { evidence } }, ...more } } };
}

test('the claims name the principal before the role assignment does', () => {
  const { id, name, type } = principalOf(
    document(
      { [objectId]: guid('a'), [upn]: ' adelev@contoso.com' },
      { principal_id: guid('b'), principal_type: 'User' },
    ),
  );
  assert.deepEqual({ id, name, type }, { id: guid('a'), name: 'adelev@contoso.com', type: 'User' });
});

test("a role assignment's principal counts last, without hyphens too, and never when it is a group", () => {
  const evidence = { principal_id: 'BBBBBBBB000040008000000000000000', principal_type: 'ServicePrincipal' };
  assert.equal(principalOf(document({}, evidence)).id, guid('b'));
  assert.equal(principalOf(document({}, { ...evidence, principal_type: 'Group' })).id, undefined);
});

test('the caller stands in where there are no claims', () => {
  const user = principalOf(document({}, {}, { caller: 'meganb@contoso.com' }));
  assert.deepEqual([user.id, user.name, user.type], ['meganb@contoso.com', 'meganb@contoso.com', 'User']);
  const service = principalOf(document({}, {}, { caller: guid('c') }));
  assert.deepEqual([service.id, service.name, service.type], [guid('c'), undefined, 'ServicePrincipal']);
});

test('a guest of another tenant keeps both tenants', () => {
  const claims = {
    [upn]: 'x@fabrikam.com',
    [tenantId]: guid('1'),
    [provider]: `https://sts.windows.net/${guid('2')}/`,
  };
  const { tenantId: here, homeTenantId } = principalOf(document(claims));
  assert.deepEqual([here, homeTenantId], [guid('1'), guid('2')]);
});

test('a managed identity is told by the resource that its token names', () => {
  const claims = {
    [objectId]: guid('a'),
    appid: guid('d'),
    xms_mirid: '/subscriptions/s/resourcegroups/g/x',
  };
  assert.equal(principalOf(document(claims)).type, 'ManagedIdentity');
});
