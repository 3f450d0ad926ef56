/* Synthetic: made by hand from Microsoft's published schemas. Names and ids are Microsoft's example ones. */

type Fields = Record<string, unknown>;

export const subscription = 'aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e';
export const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
export const objectId = 'aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb';
export const correlation = 'aaaa0000-bb11-2222-33cc-444444dddddd';
export const vmId = `/subscriptions/${subscription}/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web01`;
export const vmIdUpper = `/SUBSCRIPTIONS/${subscription}/RESOURCEGROUPS/RG-WEB/PROVIDERS/MICROSOFT.COMPUTE/VIRTUALMACHINES/WEB01`;

const claimTypes = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const microsoftClaims = 'http://schemas.microsoft.com/identity/claims';

export const userClaims: Fields = {
  aud: 'https://management.core.windows.net/',
  appid: '00001111-aaaa-2222-bbbb-3333cccc4444',
  ipaddr: '203.0.113.7',
  name: 'Miriam Graham',
  uti: 'uti-example-1',
  [`${microsoftClaims}/objectidentifier`]: objectId,
  [`${microsoftClaims}/tenantid`]: tenant,
  [`${claimTypes}/name`]: 'miriamg@contoso.com',
  [`${claimTypes}/givenname`]: 'Miriam',
  [`${claimTypes}/surname`]: 'Graham',
};

/** As an event hub or a blob holds it. */
export function hubRecord(changes: Fields = {}): Fields {
  return {
    time: '2026-06-03T09:30:00.1234567Z',
    resourceId: vmIdUpper,
    operationName: 'MICROSOFT.COMPUTE/VIRTUALMACHINES/RUNCOMMAND/ACTION',
    category: 'Administrative',
    resultType: 'Start',
    resultSignature: 'Started.',
    durationMs: '0',
    callerIpAddress: '203.0.113.7',
    correlationId: correlation,
    identity: {
      authorization: {
        scope: vmId,
        action: 'Microsoft.Compute/virtualMachines/runCommand/action',
        evidence: {
          role: 'Virtual Machine Contributor',
          roleAssignmentScope: `/subscriptions/${subscription}`,
          roleAssignmentId: '00000000000000000000000000000001',
          roleDefinitionId: '00000000000000000000000000000002',
          principalId: 'aaaaaaaa000011112222bbbbbbbbbbbb',
          principalType: 'User',
        },
      },
      claims: userClaims,
    },
    level: 'Information',
    location: 'westeurope',
    properties: {
      statusCode: 'Accepted',
      serviceRequestId: 'request-1',
      statusMessage: 'queued',
      eventCategory: 'Administrative',
      entity: vmId,
      message: 'Microsoft.Compute/virtualMachines/runCommand/action',
      hierarchy: `${tenant}/${subscription}`,
    },
    tenantId: tenant,
    ...changes,
  };
}

/** As REST and `az monitor activity-log list` return it. */
export function restRecord(changes: Fields = {}): Fields {
  const eventDataId = 'cccc2c2c-dd3d-ee4e-ff5f-aaaaaa6a6a6a';
  return {
    authorization: {
      action: 'Microsoft.Compute/virtualMachines/runCommand/action',
      role: 'Virtual Machine Contributor',
      scope: vmId,
    },
    caller: 'miriamg@contoso.com',
    category: { localizedValue: 'Administrative', value: 'Administrative' },
    channels: 'Operation',
    claims: userClaims,
    correlationId: correlation,
    description: '',
    eventDataId,
    eventName: { localizedValue: 'Begin request', value: 'BeginRequest' },
    eventTimestamp: '2026-06-03T09:30:00.1234567Z',
    httpRequest: { clientIpAddress: '203.0.113.7', clientRequestId: 'client-1', method: 'POST' },
    // Ticks of 2026-06-03T09:30:00.1234567Z.
    id: `${vmId}/events/${eventDataId}/ticks/639160758001234567`,
    level: 'Informational',
    operationId: correlation,
    operationName: {
      localizedValue: 'Run Command on Virtual Machine',
      value: 'Microsoft.Compute/virtualMachines/runCommand/action',
    },
    properties: {
      eventCategory: 'Administrative',
      message: 'Microsoft.Compute/virtualMachines/runCommand/action',
    },
    relatedEvents: [],
    resourceGroupName: 'rg-web',
    resourceId: vmId,
    resourceProviderName: { localizedValue: 'Microsoft.Compute', value: 'Microsoft.Compute' },
    resourceType: {
      localizedValue: 'Microsoft.Compute/virtualMachines',
      value: 'Microsoft.Compute/virtualMachines',
    },
    status: { localizedValue: 'Started', value: 'Started' },
    subStatus: { localizedValue: '', value: '' },
    submissionTimestamp: '2026-06-03T09:33:20Z',
    subscriptionId: subscription,
    tenantId: tenant,
    ...changes,
  };
}
