import type { ByteSource } from '../byte-source.ts';
import { type TarEnd, type TarEntry, tarIndex } from './tar-index.ts';

/** The entries of an archive that can be read anywhere. Ends with how the archive ends. */
export async function* tarEntries(source: ByteSource): AsyncGenerator<TarEntry, TarEnd> {
  const reader = await source.open();
  try {
    const index = tarIndex();
    let at = 0;
    let step = index.next();
    while (!step.done) {
      if ('entry' in step.value) {
        yield step.value.entry;
        step = index.next();
      } else if ('skip' in step.value) {
        at += step.value.skip;
        if (at > source.size) return 'truncated';
        step = index.next();
      } else {
        const bytes = await reader.read(at, step.value.read);
        at += bytes.length;
        step = index.next(bytes);
      }
    }
    return step.value;
  } finally {
    await reader.close();
  }
}
