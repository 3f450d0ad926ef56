import type { OtherKind } from '../scenario/scenario.ts';
import type { GuestState, History } from '../world/history.ts';
import type { TrueProcess } from '../world/process.ts';
import type { Run } from '../world/request.ts';
import type { Other } from '../write/other-entry.ts';

/** Something beside processes that a sensor could record. */
export interface OtherSighting {
  readonly at: number;
  readonly other: Other;
  readonly process: TrueProcess | undefined;
}

/** How often a sensor says what its machine is. */
const deviceEvery = 50 * 60_000;

/** Files, connections and statements about the machine, in the order of time. */
export function others(
  kinds: readonly OtherKind[],
  state: GuestState,
  history: History,
  from: number,
  to: number,
): OtherSighting[] {
  const runs = history.runs.filter((run) => run.guest === state.guest && run.kind === 'requested');
  const found: OtherSighting[] = [];
  if (kinds.includes('file')) found.push(...runs.flatMap(scriptFile));
  if (kinds.includes('network')) found.push(...connections(state, runs));
  if (kinds.includes('device')) {
    for (let at = from + 7 * 60_000; at < to; at += deviceEvery)
      found.push({
        at,
        other: { kind: 'device', resourceId: state.vm.resourceId },
        process: undefined,
      });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The handler writes the script that it is about to run. */
function scriptFile({ root, scriptPath }: Run): OtherSighting[] {
  let top = root;
  while (top.parent && !top.parent.images.some((image) => image.isHandler)) top = top.parent;
  const handler = top.parent;
  return handler ? [{ at: top.start - 60, other: { kind: 'file', path: scriptPath }, process: handler }] : [];
}

/** Programs whose words name an address, and scripts that ask for a token themselves. */
function connections({ table }: GuestState, runs: readonly Run[]): OtherSighting[] {
  const speaking = table.processes.filter((process) =>
    process.images.some(({ commandLine }) => /https?:\/\/|:\d{4}$/.test(commandLine)),
  );
  const asking = runs.filter(({ labels }) => labels.payload === 'metadata-token').map(({ root }) => root);
  return [...new Set([...speaking, ...asking])].map((process, nth) => {
    const inside = asking.includes(process);
    const metadata = inside || process.images.some(({ commandLine }) => commandLine.includes('169.254'));
    const address = metadata ? '169.254.169.254' : '203.0.113.80';
    const other: Other = {
      kind: 'network',
      address,
      port: metadata ? 80 : 443,
      localPort: 50_000 + (nth % 9000),
    };
    return { at: process.start + 40, other, process };
  });
}
