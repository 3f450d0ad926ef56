import type { HostFact } from '../observe/fact.ts';
import type { Guest } from '../world/estate.ts';

/** A file of a collection names its machine by the folder that it lies in, and says nothing else of it. */
export function folderHost(guest: Guest): HostFact {
  return {
    hostId: undefined,
    name: guest.hostName.toLowerCase(),
    linux: guest.system !== 'windows',
    instanceName: undefined,
    subscription: undefined,
  };
}
