import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** A heap that is larger may grow by so many per cent of what was alive before it is collected. V8 would let it grow fourfold. */
const growing = [
  { bytes: 64 * 1024 * 1024, percent: 30 },
  { bytes: 128 * 1024 * 1024, percent: 8 },
];
/**
 * Room for young objects, in both halves: less costs time in collecting, and V8 takes four times as much where some live a little longer. In so
 * much room it also makes objects among the old ones right away where those from the same line of code lived long; of events it
 * keeps record after record that way, until the whole heap is gone through.
 */
const youngBytes = 16 * 1024 * 1024;
const batchesPerLook = 16;

/**
 * Keeps memory near to what is alive, however long a scan runs: without it, one of 10 GB takes twice as much, in garbage. V8 looks at these
 * settings before each collection, so that they may be made at any time.
 */
export async function* boundingHeap<T>(batches: AsyncIterable<T>): AsyncGenerator<T> {
  const bounds = growing.slice();
  let seen = 0;
  for await (const batch of batches) {
    if (seen++ % batchesPerLook === 0) {
      const sizes = getHeapSpaceStatistics();
      const sizeOf = (space: string) => sizes.find(({ space_name }) => space_name === space)?.space_size ?? 0;
      letYoungGrow(sizeOf('new_space') < youngBytes);
      for (let next = bounds[0]; next && sizeOf('old_space') >= next.bytes; next = bounds[0]) {
        setFlagsFromString(`--heap-growing-percent=${next.percent}`);
        bounds.shift();
      }
    }
    yield batch;
  }
}

/** Until there are batches: what is made before, modules and rules, stays, and would only be copied once more in a larger room. */
export function holdYoung(): void {
  letYoungGrow(false);
}

/** Of the process, as the flag is. */
let growsYoung = true;

function letYoungGrow(may: boolean): void {
  if (may === growsYoung) return;
  setFlagsFromString(`--semi-space-growth-factor=${may ? 2 : 1}`);
  growsYoung = may;
}
