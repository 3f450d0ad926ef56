import { eachText } from '../../event/each-text.ts';
import type { Frame } from '../../exec/frame.ts';
import type { Subject } from '../../exec/subject.ts';
import type { Folding } from '../../plan/value-test.ts';
import { AnyFinder } from './any-finder.ts';
import type { SearchedText } from './searched-text.ts';
import type { Member, SlotFinder } from './slot-finder.ts';
import { noSlots } from './slot-finder.ts';
import type { TextGroup } from './text-group.ts';

/** Kinds whose words were looked through. */
const mostKinds = 4096;

/** Atoms that any value of the document announces. */
export class EveryGroup implements TextGroup {
  readonly #finder: SlotFinder;
  readonly #searched: SearchedText;
  /** Finds what must be in a text that holds every value if one of them is to hold anything. */
  readonly #anywhere: AnyFinder | undefined;
  /** Whether the text of a kind holds anything. */
  readonly #inKind = new Map<string, boolean>();

  constructor(members: readonly Member[], folding: Folding, finder: SlotFinder, searched: SearchedText) {
    this.#finder = finder;
    this.#searched = searched;
    const isPlain = folding === 'caseless' && members.every(({ announced }) => !announced.isAsciiOnly);
    this.#anywhere = isPlain ? plainFinder(members) : undefined;
  }

  slots({ subject }: Frame): readonly number[] {
    if (this.#isNowhere(subject)) return noSlots;
    const slots: number[] = [];
    eachText(subject.doc, (text) => {
      slots.push(...this.#finder.inText(text));
    });
    return slots;
  }

  /** Whether it is known without looking at each value that none of them holds anything. */
  #isNowhere(subject: Subject): boolean {
    const { direct } = subject;
    const finder = this.#anywhere;
    if (finder === undefined || direct === undefined || this.#isInRecord(subject, finder)) return false;
    const { kind } = direct;
    let inKind = this.#inKind.get(kind);
    if (inKind === undefined) {
      inKind = this.#isIn(direct.kindText, finder);
      if (this.#inKind.size >= mostKinds) this.#inKind.clear();
      this.#inKind.set(kind, inKind);
    }
    return !inKind;
  }

  /** Whether it must be assumed of what the record gives of itself. */
  #isInRecord(subject: Subject, finder: AnyFinder): boolean {
    const { direct, record } = subject;
    const beside = record && direct?.textBeside?.();
    if (record && beside !== undefined) {
      if (finder.isAnyInLine(record)) return true;
      return beside !== '' && this.#isIn(beside, finder);
    }
    const text = direct?.text(subject.original);
    return text === undefined || this.#isIn(text, finder);
  }

  #isIn(text: string, finder: AnyFinder): boolean {
    this.#searched.loadForAscii(text);
    return finder.isAnyIn(this.#searched.codes, 0, this.#searched.length);
  }
}

/** Runs that `DirectFields.text` holds as they are. */
const plainRuns = /[ !#-.0-[\]-~]+/g;
const signsOnly = /^[\dtz:.+ -]*$/;

/** Looks for the longest such run of each; undefined where one has none that is long enough. */
function plainFinder(members: readonly Member[]): AnyFinder | undefined {
  const texts = members.flatMap(({ announced }) => announced.sought.map(({ text }) => text));
  const runs = texts.map((text) =>
    (text.match(plainRuns) ?? [])
      .filter((run) => !signsOnly.test(run))
      .reduce((best, run) => (run.length > best.length ? run : best), ''),
  );
  return AnyFinder.of(runs);
}
