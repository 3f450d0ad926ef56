/** Synthetic records of the channels beside Run Command on a VM, in the short notation of the cases. */
import type { Event } from '../../src/event/event.ts';
import { eventOf, subscription, timeOf } from './case-events.ts';

export interface ChannelNote {
  readonly t: string;
  readonly phase: 'Start' | 'Accept' | 'Success' | 'Failure';
  readonly id: string;
  /** Resource below the subscription's resource group, e.g. `Microsoft.Compute/virtualMachines/vm1/extensions/cse`. */
  readonly resource: string;
  readonly operation: string;
  readonly by?: string;
  readonly group?: string;
  readonly signature?: string;
}

/** A machine that was made (a minute before), or deleted; `code` is the answer to the write. */
export interface LifeNote {
  readonly t: string;
  readonly vm: string;
  readonly group: string;
  readonly deleted?: boolean;
  readonly code?: string;
}

export function lifeEvents({ t, vm, group, deleted, code = 'Created' }: LifeNote): Event[] {
  const operation = `Microsoft.Compute/virtualMachines/${deleted ? 'delete' : 'write'}`;
  const same = { operation, group, id: `life-${t}`, resource: `Microsoft.Compute/virtualMachines/${vm}` };
  const start = new Date(Date.parse(timeOf(t)) - 60_000).toISOString();
  return [
    channelEvent({ ...same, t: start, phase: 'Start' }),
    channelEvent({ ...same, t, phase: 'Success', signature: deleted ? 'Succeeded.' : `Succeeded.${code}` }),
  ];
}

export function channelEvent(note: ChannelNote): Event {
  const id = `/subscriptions/${subscription}/resourceGroups/${note.group ?? 'rg1'}/providers/${note.resource}`;
  return eventOf(
    {
      '@timestamp': timeOf(note.t),
      event: { action: note.operation.toUpperCase(), dataset: 'azure.activitylogs' },
      azure: {
        subscription_id: subscription,
        correlation_id: note.id,
        resource: { id },
        activitylogs: {
          operation_name: note.operation.toUpperCase(),
          result_type: note.phase,
          result_signature: note.signature,
          identity: {
            claims: {
              'http://schemas_xmlsoap_org/ws/2005/05/identity/claims/upn': note.by ?? 'adelev@contoso.com',
            },
          },
        },
      },
    },
    'logs-azure.activitylogs-default',
    'azure-event-hub',
  );
}
