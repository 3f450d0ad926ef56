import { ByteWindow } from '../byte-window.ts';
import type { Decoder } from '../decoder.ts';
import type { DecodeLimits, RecordSink } from '../record.ts';
import { chunkBytes, EvtxChunk, fileHeaderBytes, isChunk, isUnused } from './evtx-chunk.ts';

/** Records of Windows event logs (EVTX), a chunk of 64 KB at a time. What the file's header says of itself is not relied on. */
export class EvtxDecoder implements Decoder {
  readonly #sink: RecordSink;
  readonly #limits: DecodeLimits;
  readonly #window = new ByteWindow();
  #headerPassed = false;
  #chunks = 0;
  /** Records and problems so far. */
  #count = 0;

  constructor(sink: RecordSink, limits: DecodeLimits) {
    this.#sink = sink;
    this.#limits = limits;
  }

  push(chunk: Buffer): void {
    const window = this.#window;
    window.append(chunk);
    if (!this.#headerPassed) {
      if (window.length < fileHeaderBytes) return;
      window.consume(fileHeaderBytes);
      this.#headerPassed = true;
    }
    while (window.length >= chunkBytes) {
      this.#chunk(window.bytes.subarray(window.start, window.start + chunkBytes));
      window.consume(chunkBytes);
    }
  }

  end(): void {
    const window = this.#window;
    if (!this.#headerPassed) {
      this.#problem('record-truncated', 'the input ends inside the file header');
    } else if (window.length > 0) {
      const rest = window.bytes.subarray(window.start);
      if (isChunk(rest)) this.#chunk(Buffer.concat([rest, Buffer.alloc(chunkBytes - rest.length)]));
      if (!isUnused(rest)) this.#problem('record-truncated', 'the input ends inside a chunk');
    }
  }

  #chunk(bytes: Buffer): void {
    const number = this.#chunks++;
    if (!isChunk(bytes)) {
      if (!isUnused(bytes))
        this.#problem('record-malformed', `chunk ${number} does not begin as a chunk does`);
      return;
    }
    const chunk = new EvtxChunk(bytes, this.#limits.maxDepth);
    for (const found of chunk.records()) {
      if ('fault' in found) {
        this.#problem(found.code, `chunk ${number}: ${found.fault}`);
        continue;
      }
      const raw = JSON.stringify(found.value);
      this.#sink.record({ value: found.value, raw, line: 1, index: this.#count++ });
    }
  }

  #problem(code: 'record-truncated' | 'record-malformed' | 'record-too-deep', message: string): void {
    this.#sink.problem({ code, message, line: 1, index: this.#count++ });
  }
}
