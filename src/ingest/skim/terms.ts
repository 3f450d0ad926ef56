import type { Event } from '../../event/event.ts';
import type { WantedWords } from './wanted-words.ts';

/** What the observer of a reading goes by, so that the reader may pass over what repeats: as far as bytes tell. */
export interface LineTerms {
  /** Fields whose values decide what an event is to the observer; all that it reads of ordinary events but their times. */
  readonly values: readonly string[];
  /** Texts of which it matters whether they are there, and whether they hold a telling word. */
  readonly texts: readonly string[];
  /** Fields of which it matters whether they are there. Fifteen at most, with the texts. */
  readonly presences: readonly string[];
  /** Letters, digits and hyphens of ASCII alone, whatever their case. May find more than the observer does. */
  readonly tellingWords: RegExp;
  /** Small letters, of three and more: what holds a telling word holds one of these, in any case. */
  readonly tellingSigns: readonly string[];
}

export interface SkimTerms extends LineTerms {
  /** What others want of the events of a data stream: undefined where they must see each. Left out where nobody else wants any. */
  readonly wantedOf?: ((dataStream: string) => WantedWords | undefined) | undefined;
  /** Whether others have use for the event, which they must not keep; it is made anew for them then. Left out where they must see each. */
  readonly wants?: ((event: Event) => boolean) | undefined;
}
