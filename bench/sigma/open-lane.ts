import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { benignLanes, benignLines } from '../data/benign/benign-events.ts';
import { LineFile } from '../data/line-file.ts';
import { cacheFolder } from '../data/open-data.ts';

/** Changes with what the generator writes. */
const version = 1;

export interface Lane {
  readonly file: string;
  readonly bytes: number;
  readonly events: number;
  /** Its first lines. */
  readonly head: readonly string[];
}

/** Structured Windows events of a quiet day, some 700 bytes each, synthetic: made where they are not there yet. */
export async function openWindowsLane(bytes: number): Promise<Lane> {
  const file = join(cacheFolder, `windows-v${version}-${bytes}.ndjson`);
  const facts = `${file}.facts`;
  if (!existsSync(facts)) {
    process.stderr.write(`making ${(bytes / 1e6).toFixed(0)} MB of synthetic Windows events in ${file}\n`);
    mkdirSync(cacheFolder, { recursive: true });
    const lines = new LineFile(`${file}.part`);
    const lanes = benignLanes.filter(({ logsource }) => logsource.startsWith('windows'));
    for (const line of benignLines(lanes)) {
      if (lines.write(line)) await lines.flush();
      if (lines.bytes >= bytes) break;
    }
    await lines.close();
    renameSync(`${file}.part`, file);
    writeFileSync(facts, JSON.stringify({ bytes: lines.bytes, events: lines.lines }));
  }
  const made = JSON.parse(readFileSync(facts, 'utf8')) as { bytes: number; events: number };
  return { file, ...made, head: headOf(file) };
}

function headOf(file: string): readonly string[] {
  const bytes = Buffer.alloc(16_384);
  const handle = openSync(file, 'r');
  const length = readSync(handle, bytes);
  closeSync(handle);
  return bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
}
