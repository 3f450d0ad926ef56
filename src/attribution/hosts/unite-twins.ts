import { distinctEvents } from '../guest/process-table.ts';
import type { MachineTrace } from '../guest/run-collector.ts';
import type { ProcessStart } from '../model/execution.ts';
import type { HostDirectory } from './host-directory.ts';
import { sameProcesses } from './same-processes.ts';

/**
 * Makes one host of those of one name whose sensors saw the same processes. First those with ids of their own; of the others, none that may
 * be several of these: its sensor may watch each of them. `traces` gives what was gathered of each host, as hosts are at that time.
 */
export function uniteTwins(
  hosts: HostDirectory,
  traces: () => ReadonlyMap<string, Pick<MachineTrace, 'starts' | 'signs'>>,
): void {
  const unite = (may: (id: string) => boolean) => {
    const byHost = traces();
    const known = new Map<string, readonly ProcessStart[]>();
    const startsOf = (id: string) => {
      const { starts = [], signs = [] } = byHost.get(id) ?? {};
      const found = known.get(id) ?? [
        ...distinctEvents(starts),
        ...distinctEvents(signs.map(({ process }) => process)),
      ];
      known.set(id, found);
      return found;
    };
    const pairs = hosts.namesakes().filter(([a, b]) => may(a) && may(b));
    hosts.unite(pairs.filter(([a, b]) => sameProcesses(startsOf(a), startsOf(b))));
  };
  unite((id) => hosts.hasOwnId(id));
  const selves = hosts.selves();
  unite((id) => (selves.get(id)?.length ?? 0) < 2);
}
