import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataFacts, writeData } from './write-data.ts';

/** Not within node_modules, which every set-up empties. */
export const cacheFolder = join(import.meta.dirname, '..', '..', '.cache', 'bench');
/** Changes with what the generator writes, so that old data is not taken for new. */
const version = 1;

export interface Data extends DataFacts {
  readonly folder: string;
}

/** The data of that size, made where it is not there yet. It is synthetic and lies where nothing is committed. */
export async function openData(bytes: number): Promise<Data> {
  const folder = join(cacheFolder, `v${version}-${bytes}`);
  const facts = join(folder, 'facts.txt');
  if (!existsSync(facts)) {
    process.stderr.write(`making ${(bytes / 1e6).toFixed(0)} MB of synthetic logs in ${folder}\n`);
    const making = `${folder}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    const made = await writeData(making, bytes);
    writeFileSync(join(making, 'facts.txt'), JSON.stringify(made));
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
  }
  const made = JSON.parse(readFileSync(facts, 'utf8')) as DataFacts;
  return { ...made, guest: join(folder, made.guest), cloud: join(folder, made.cloud), folder };
}
