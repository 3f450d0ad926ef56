import type { Machine } from './fleet.ts';
import { subscription } from './fleet.ts';
import type { Seeded } from './seeded.ts';

const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const claim = 'http://schemas.microsoft.com/identity/claims';

export interface Request {
  readonly machine: Machine;
  readonly ms: number;
  readonly correlationId: string;
  /** Object id of who asked. */
  readonly principal: string;
}

/** Start, acceptance and success of one Run Command request. */
export function requestRecords(request: Request, random: Seeded): { ms: number; json: string }[] {
  const action = 'Microsoft.Compute/virtualMachines/runCommand/action';
  const phases = [
    ['Start', 'Started.', 0],
    ['Accept', 'Accepted.Accepted', 900],
    ['Success', 'Succeeded.', 45_000],
  ] as const;
  return phases.map(([type, signature, after]) => {
    const { machine, ms, correlationId, principal } = request;
    const status = { resourceId: machine.resourceId, action, type, signature, ms: ms + after };
    return { ms: ms + after, json: record({ ...status, correlationId, principal }, random) };
  });
}

const noise = [
  'Microsoft.Storage/storageAccounts/listKeys/action',
  'Microsoft.Network/networkInterfaces/write',
  'Microsoft.Insights/metricAlerts/write',
  'Microsoft.Authorization/policies/audit/action',
  'Microsoft.Compute/disks/write',
];

/** Anything else that happens in a subscription. */
export function noiseRecord(ms: number, principal: string, random: Seeded): string {
  const action = random.pick(noise);
  const kind = action.slice(0, action.lastIndexOf('/')).replace('/listKeys', '');
  const resourceId = `/subscriptions/${subscription}/resourceGroups/rg-bench/providers/${kind}/item${random.below(500)}`;
  const correlationId = random.guid();
  return record(
    { resourceId, action, type: 'Success', signature: 'Succeeded.OK', ms, correlationId, principal },
    random,
  );
}

interface Fields {
  readonly resourceId: string;
  readonly action: string;
  readonly type: string;
  readonly signature: string;
  readonly ms: number;
  readonly correlationId: string;
  readonly principal: string;
}

function record(fields: Fields, random: Seeded): string {
  const { resourceId, action, type, signature, ms, correlationId, principal } = fields;
  const second = Math.floor(ms / 1000);
  return JSON.stringify({
    time: new Date(ms).toISOString().replace('Z', '1234Z'),
    resourceId: resourceId.toUpperCase(),
    operationName: action.toUpperCase(),
    category: 'Administrative',
    resultType: type,
    resultSignature: signature,
    durationMs: '0',
    callerIpAddress: '192.0.2.11',
    correlationId,
    identity: {
      authorization: {
        scope: resourceId,
        action,
        evidence: {
          role: 'Virtual Machine Contributor',
          roleAssignmentScope: `/subscriptions/${subscription}`,
          roleAssignmentId: random.hex(32),
          roleDefinitionId: '9980e02cc2be4d7394e8173b1dc7cf3c',
          principalId: principal.replaceAll('-', ''),
          principalType: 'ServicePrincipal',
        },
      },
      claims: {
        aud: 'https://management.core.windows.net/',
        iss: `https://sts.windows.net/${tenant}/`,
        iat: String(second - 300),
        nbf: String(second - 300),
        exp: String(second + 5100),
        appid: principal,
        appidacr: '1',
        [`${claim}/objectidentifier`]: principal,
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier': principal,
        [`${claim}/tenantid`]: tenant,
        uti: random.hex(22),
        ver: '1.0',
        xms_tcdt: '1469565974',
      },
    },
    level: 'Information',
    properties: {
      statusCode: 'OK',
      serviceRequestId: random.guid(),
      eventCategory: 'Administrative',
      entity: resourceId,
      message: action,
      hierarchy: `${tenant}/${subscription}`,
    },
    location: 'global',
    tenantId: tenant,
  });
}
