import { Seeded } from '../seeded.ts';
import { linuxProcess, macosProcess, webRequest } from './other-lanes.ts';
import type { Place } from './windows-frame.ts';
import * as windows from './windows-lanes.ts';

/** The ten logsources that most published Sigma rules are for, commonest first, each with its share of a mixed stream. */
export const benignLanes: readonly {
  readonly logsource: string;
  readonly lane: windows.Lane;
  readonly share: number;
}[] = [
  { logsource: 'windows process_creation', lane: windows.processCreation, share: 30 },
  { logsource: 'windows registry_set', lane: windows.registrySet, share: 12 },
  { logsource: 'windows file_event', lane: windows.fileEvent, share: 12 },
  { logsource: 'windows ps_script', lane: windows.powershellScript, share: 6 },
  { logsource: 'windows security', lane: windows.securityEvent, share: 10 },
  { logsource: 'linux process_creation', lane: linuxProcess, share: 10 },
  { logsource: 'windows image_load', lane: windows.imageLoad, share: 8 },
  { logsource: 'webserver', lane: webRequest, share: 5 },
  { logsource: 'windows system', lane: windows.systemEvent, share: 3 },
  { logsource: 'macos process_creation', lane: macosProcess, share: 4 },
];

const begin = Date.UTC(2026, 0, 12);
const users = ['NT AUTHORITY\\SYSTEM', 'CONTOSO\\meganb', 'CONTOSO\\alexw', 'NT AUTHORITY\\NETWORK SERVICE'];

/** Lines of a quiet day, all synthetic: the lanes given, mixed by their shares, in order of time. The same seed, the same lines. */
export function* benignLines(lanes: typeof benignLanes, seed = 20_260_112): Generator<string> {
  const random = new Seeded(seed);
  const drawn = lanes.flatMap(({ lane, share }) => Array.from({ length: share }, () => lane));
  for (let record = 1; ; record++) {
    const place: Place = {
      computer: `ws-${String(1 + random.below(200)).padStart(4, '0')}`,
      user: random.pick(users),
      ms: begin + record * 37,
      record,
    };
    yield random.pick(drawn)(place, random);
  }
}
