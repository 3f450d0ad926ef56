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
}

export function channelEvent(note: ChannelNote): Event {
  const id = `/subscriptions/${subscription}/resourceGroups/rg1/providers/${note.resource}`;
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
