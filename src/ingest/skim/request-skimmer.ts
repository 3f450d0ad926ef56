import { isUtf8 } from 'node:buffer';
import type { Instant } from '../../event/instant.ts';
import { utcInstantAt } from '../../event/utc-bytes.ts';
import { JsonWalk } from './json-walk.ts';
import type { Kin } from './kin.ts';
import { KnownRequests, type RequestKey } from './known-requests.ts';
import { RequestKin } from './request-kin.ts';
import { RequestTree } from './request-tree.ts';
import type { Search } from './wanted-words.ts';

/** A record that needs no reading. */
export interface PassedRequest {
  readonly format: string;
  readonly time: Instant;
  readonly cell: number;
}

/**
 * Passes over records of the Activity Log, alone on their lines or in envelopes, that ask for nothing in a guest: of each nothing counts but
 * its time, the machine or other resource, and the principal, and of these each was met before. What is in any way unusual is read.
 */
export class RequestSkimmer {
  readonly #tree = new RequestTree();
  readonly #walk = new JsonWalk(this.#tree);
  readonly #table = new KnownRequests();
  #candidate: RequestKey | undefined;
  #values: readonly string[] = [];

  #end = -1;

  /** Behind the record that begins at `from`, with a line break somewhere behind; −1 where it must be read. */
  walk(bytes: Buffer, from: number): number {
    this.#end = this.#walk.walk(bytes, from);
    return this.#end;
  }

  /** The record that was walked last, which begins at `from`; undefined where it must be read. */
  pass(bytes: Buffer, from: number, file: string): PassedRequest | undefined {
    const walk = this.#walk;
    if (walk.isWide && !isUtf8(bytes.subarray(from, this.#end))) return undefined;
    let kind = '';
    let resource = '';
    let principal = '';
    let time: Instant | undefined;
    for (let at = 0; at < walk.count; at++) {
      const edge = walk.edges[at];
      if (edge === undefined) continue;
      const begin = walk.from[at] as number;
      const end = walk.to[at] as number;
      if (edge.use === 'time') {
        time = utcInstantAt(bytes, begin, end);
        continue;
      }
      const part = this.#tree.parts[edge.id];
      // An object that is none: text, perhaps with the object in it.
      if (part === undefined) return undefined;
      const text =
        edge.use === 'presence' ? `${edge.id}\n` : `${edge.id} ${bytes.toString('latin1', begin, end)}\n`;
      if (part === 'kind') kind += text;
      else if (part === 'resource') resource += text;
      else principal += text;
    }
    if (time === undefined) return undefined;
    const key = { kind, resource, principal };
    const known = this.#table.kindOf(key);
    const repeater = known && this.#table.repeaterOf(key);
    if (known === undefined || repeater === undefined) {
      if (this.#table.canLearn(key)) this.#remember(key, bytes);
      return undefined;
    }
    if (known.search !== undefined && this.#isWanted(known.search, bytes, from)) return undefined;
    return { format: known.format, time, cell: repeater.observe(time, undefined, file) };
  }

  /** After a record that did not pass: how those like it can be learned, undefined where there are none. */
  kin(): Kin | undefined {
    const candidate = this.#candidate;
    this.#candidate = undefined;
    return candidate && new RequestKin(this.#table, candidate, this.#values);
  }

  /** No record was looked at. */
  forget(): void {
    this.#candidate = undefined;
  }

  #remember(key: RequestKey, bytes: Buffer): void {
    const walk = this.#walk;
    const isKnown = this.#table.knownParts(key);
    const values: string[] = [];
    for (let at = 0; at < walk.count; at++) {
      const edge = walk.edges[at];
      const part = edge && this.#tree.parts[edge.id];
      if (part !== undefined && edge?.use === 'value' && !isKnown[part])
        values.push(bytes.toString('utf8', walk.from[at], walk.to[at]));
    }
    this.#candidate = key;
    this.#values = values;
  }

  /** Objects within texts are opened up, so that a backslash before a number counts wherever it stands. */
  #isWanted({ pattern }: Search, bytes: Buffer, from: number): boolean {
    if (this.#walk.isWide) return true;
    const text = bytes.toString('latin1', from, this.#end);
    return text.includes('\\u') || pattern.test(text);
  }
}
