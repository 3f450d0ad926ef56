import type { Event } from '../../event/event.ts';
import type { Repeater } from '../../event/repeater.ts';
import type { Search } from './wanted-words.ts';

/** What came of a record that may teach how those like it are passed over. */
export interface ReadRecord {
  /** Whether those like it may be passed over at all, whatever their observer says. */
  readonly canRepeat: boolean;
  /** What they must be searched for beside, for the sake of others. */
  readonly search: Search | undefined;
  readonly raw: string;
}

/** A record that nothing is known of yet: `is` what it is comes first. */
export interface Kin {
  /** What it is told by: telling fields, or telling members. */
  readonly of: 'document' | 'request';
  is(event: Event, read: ReadRecord): this;
  learn(repeater: Repeater | undefined): void;
}
