import type { Compiler } from '../../exec/compiler.ts';
import type { Frame } from '../../exec/frame.ts';
import type { Matcher } from '../../exec/matcher.ts';
import type { Atom, Pred } from '../../plan/pred.ts';
import { type Announced, announce } from './announce.ts';
import { BitProgram, type Knowledge } from './bit-program.ts';
import type { SearchedText } from './searched-text.ts';
import { TextGroup } from './text-group.ts';
import { triggersOf } from './triggers.ts';

/** A rule of a bucket: its place among all rules, and what is asked beside the kind of event. */
export interface BucketRule {
  readonly rule: number;
  readonly rest: readonly Pred[];
}

interface Planned {
  readonly rule: number;
  readonly program: BitProgram;
}

/** Above this an atom is left to the full evaluation of the few rules that come so far. */
const dear = 60;

/**
 * The rules for one kind of event. Each atom that rules share has a slot. Slots that texts announce are set by one pass over
 * the values of a field; those that wake a rule are looked for in every event, all others when a program first asks.
 */
export class Bucket {
  readonly #rules: readonly Planned[];
  readonly #waking: readonly TextGroup[];
  /** Without a text that announces them: asked for every event. */
  readonly #always: readonly number[];
  /** By slot: rules, as places in `#rules`, that it wakes. */
  readonly #wakes: (readonly number[] | undefined)[] = [];
  readonly #groupOf: (TextGroup | undefined)[] = [];
  readonly #matcherOf: (Matcher | undefined)[] = [];
  readonly #scanned = new Map<TextGroup, number>();
  /** By slot, and by rule: the last event that set it, asked it, woke it. */
  readonly #set: Int32Array;
  readonly #asked: Int32Array;
  readonly #woken: Int32Array;
  /** Rules that the event has woken so far. */
  readonly #nowWoken: number[] = [];
  #event = 0;
  #frame: Frame | undefined;

  constructor(rules: readonly BucketRule[], compiler: Compiler, searched: SearchedText) {
    const slots = new Slots(compiler);
    const planned = rules.map(({ rule, rest }) => ({
      rule,
      program: new BitProgram(rest, (atom) => slots.knowledgeOf(atom)),
      triggers: triggersOf(rest, (atom) => slots.announced(atom) !== undefined),
    }));
    this.#rules = planned;
    const always: number[] = [];
    const waking = new Set<number>();
    planned.forEach(({ triggers }, place) => {
      if (!triggers) always.push(place);
      for (const atom of triggers ?? []) {
        const slot = slots.slotOf(atom);
        waking.add(slot);
        this.#wakes[slot] = [...(this.#wakes[slot] ?? []), place];
      }
    });
    this.#always = always;
    const groups = slots.groups(searched);
    for (const { group, members } of groups) for (const slot of members) this.#groupOf[slot] = group;
    this.#waking = groups
      .filter(({ members }) => members.some((slot) => waking.has(slot)))
      .map(({ group }) => group);
    for (const [slot, matcher] of slots.matchers()) this.#matcherOf[slot] = matcher;
    this.#set = new Int32Array(slots.size);
    this.#asked = new Int32Array(slots.size);
    this.#woken = new Int32Array(planned.length);
  }

  /** Adds the rules that may hold for the event in the frame, each once. */
  collect(frame: Frame, found: number[]): void {
    this.#frame = frame;
    this.#event++;
    const woken = this.#nowWoken;
    woken.length = 0;
    for (const group of this.#waking) this.#scan(group, woken);
    for (const place of this.#always) this.#run(place, found);
    for (const place of woken) this.#run(place, found);
  }

  #run(place: number, found: number[]): void {
    const { rule, program } = this.#rules[place] as Planned;
    if (program.mayHold(this.#isSet)) found.push(rule);
  }

  #scan(group: TextGroup, woken: number[] | undefined): void {
    this.#scanned.set(group, this.#event);
    for (const slot of group.slots(this.#frame as Frame)) {
      if (this.#set[slot] === this.#event) continue;
      this.#set[slot] = this.#event;
      const wakes = woken && this.#wakes[slot];
      if (!wakes) continue;
      for (const place of wakes) {
        if (this.#woken[place] === this.#event) continue;
        this.#woken[place] = this.#event;
        woken.push(place);
      }
    }
  }

  readonly #isSet = (slot: number): boolean => {
    if (this.#set[slot] === this.#event) return true;
    if (this.#asked[slot] === this.#event) return false;
    this.#asked[slot] = this.#event;
    const group = this.#groupOf[slot];
    if (group) {
      if (this.#scanned.get(group) !== this.#event) this.#scan(group, undefined);
    } else if (this.#matcherOf[slot]?.(this.#frame as Frame)) {
      this.#set[slot] = this.#event;
    }
    return this.#set[slot] === this.#event;
  };
}

/** Gives each atom of a bucket a slot. */
class Slots {
  readonly #compiler: Compiler;
  readonly #slots = new Map<Atom, number>();
  readonly #announced = new Map<Atom, Announced | undefined>();

  constructor(compiler: Compiler) {
    this.#compiler = compiler;
  }

  get size(): number {
    return this.#slots.size;
  }

  announced(atom: Atom): Announced | undefined {
    if (this.#announced.has(atom)) return this.#announced.get(atom);
    const announced = announce(atom);
    this.#announced.set(atom, announced);
    return announced;
  }

  slotOf(atom: Atom): number {
    let slot = this.#slots.get(atom);
    if (slot === undefined) {
      slot = this.#slots.size;
      this.#slots.set(atom, slot);
    }
    return slot;
  }

  knowledgeOf(atom: Atom): Knowledge {
    const announced = this.announced(atom);
    if (announced) return { kind: announced.isExact ? 'exact' : 'approximate', slot: this.slotOf(atom) };
    if (this.#compiler.node(atom).cost > dear) return { kind: 'none' };
    return { kind: 'exact', slot: this.slotOf(atom) };
  }

  /** What one pass over the values of one field decides. */
  groups(searched: SearchedText): { readonly group: TextGroup; readonly members: readonly number[] }[] {
    const byKey = new Map<string, { slot: number; announced: Announced }[]>();
    for (const [atom, slot] of this.#slots) {
      const announced = this.announced(atom);
      if (!announced) continue;
      const key = `${announced.folding} ${announced.of === 'every' ? '' : `field ${announced.of.field}`}`;
      const members = byKey.get(key) ?? [];
      members.push({ slot, announced });
      byKey.set(key, members);
    }
    return [...byKey.values()].map((members) => {
      const { of, folding } = (members[0] as (typeof members)[number]).announced;
      const group = new TextGroup(of, folding, members, this.#compiler.cells, searched);
      return { group, members: members.map(({ slot }) => slot) };
    });
  }

  *matchers(): Generator<readonly [number, Matcher]> {
    for (const [atom, slot] of this.#slots) {
      if (!this.announced(atom)) yield [slot, this.#compiler.compile(atom)];
    }
  }
}
