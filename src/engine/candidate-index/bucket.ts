import type { Compiler } from '../../exec/compiler.ts';
import type { Frame } from '../../exec/frame.ts';
import type { Matcher } from '../../exec/matcher.ts';
import type { Pred } from '../../plan/pred.ts';
import { BitPrograms, yes } from './bit-program.ts';
import { CombinedGroup } from './combined-group.ts';
import { ScannedGroup } from './scanned-group.ts';
import type { SearchedText } from './searched-text.ts';
import { Slots } from './slots.ts';
import { planWakes, type WakePlan } from './wake-plan.ts';
import { WokenRules } from './woken-rules.ts';

/** A rule of a bucket: its place among all rules, and what is asked beside the kind of event. */
export interface BucketRule {
  readonly rule: number;
  readonly rest: readonly Pred[];
}

/** After so many events it is planned anew what wakes rules, and then after so many times as many each time. */
const firstLesson = 512;
const nextLesson = 16;

/** After so many events since it was planned, groups whose values repeat are put together. */
const combining = 2560;

/** Of each slot: twice the number of the last event that it was asked for, and one more where it was set; and how many events have set it. */
const slotSize = 2;
const countAt = 1;

/** Stamps end before the numbers of their arrays do. */
const lastEvent = 2 ** 30 - 1;

/**
 * The rules for one kind of event. Each atom that rules share has a slot. Slots that texts announce are set by one pass over
 * the values of a field; those that wake a rule are looked for in every event, all others when a program first asks.
 */
export class Bucket {
  readonly #rules: readonly BucketRule[];
  readonly #slots: Slots;
  readonly #searched: SearchedText;
  /** By rule: where its program begins in the steps. */
  readonly #entries: Int32Array;
  readonly #steps: Int32Array;
  #groups: readonly ScannedGroup[] = [];
  readonly #groupOf: (ScannedGroup | undefined)[];
  readonly #matcherOf: (Matcher | undefined)[];
  /** `slotSize` numbers of each slot. */
  readonly #state: Int32Array;
  /** By slot: which part of the events, before what wakes rules was planned last, had set it. */
  readonly #shares: (number | undefined)[];
  readonly #woken: WokenRules;
  #waking: readonly ScannedGroup[] = [];
  #always: readonly number[] = [];
  #event = 0;
  #seen = 0;
  /** How many had been seen when it was planned last. */
  #planned = 0;
  #lesson = firstLesson;
  #frame: Frame | undefined;

  constructor(rules: readonly BucketRule[], compiler: Compiler, searched: SearchedText) {
    const slots = new Slots(compiler);
    const programs = new BitPrograms((atom) => slots.knowledgeOf(atom));
    this.#rules = rules;
    this.#slots = slots;
    this.#searched = searched;
    this.#entries = Int32Array.from(rules, ({ rest }) => programs.add(rest));
    this.#steps = programs.steps();
    // What wakes rules has slots too, and then there are no more.
    const rests = rules.map(({ rest }) => rest);
    const wakes = planWakes(rests, slots, () => undefined);
    // Filled, so that they are no sparse arrays.
    this.#groupOf = new Array(slots.size).fill(undefined);
    this.#matcherOf = new Array(slots.size).fill(undefined);
    this.#shares = new Array(slots.size).fill(undefined);
    // As long as nothing is known all is counted.
    this.#part(() => true);
    this.#state = new Int32Array(slots.size * slotSize);
    this.#woken = new WokenRules(rules.length, slots.size);
    this.#follow(wakes);
  }

  /** Adds the rules that may hold for the event in the frame, each once. */
  collect(frame: Frame, found: number[]): void {
    this.#frame = frame;
    this.#begin();
    const woken = this.#woken.places;
    woken.length = 0;
    const waking = this.#waking;
    for (let at = 0; at < waking.length; at++) this.#scan(waking[at] as ScannedGroup, true);
    const always = this.#always;
    for (let at = 0; at < always.length; at++) this.#run(always[at] as number, found);
    for (let at = 0; at < woken.length; at++) this.#run(woken[at] as number, found);
  }

  #begin(): void {
    if (++this.#seen === this.#lesson) {
      this.#learn();
      const rests = this.#rules.map(({ rest }) => rest);
      const wakes = planWakes(rests, this.#slots, (slot) => this.#shares[slot]);
      this.#part((slot) => wakes.bySlot.has(slot));
      this.#follow(wakes);
      this.#lesson *= nextLesson;
      this.#planned = this.#seen;
    } else if (this.#seen === this.#planned + combining) {
      this.#combine();
    }
    if (this.#event++ < lastEvent) return;
    this.#event = 1;
    for (let at = 0; at < this.#state.length; at += slotSize) this.#state[at] = 0;
    this.#woken.forget();
    for (const group of this.#groups) group.forget();
  }

  /** What was looked for only in events of which it was asked tells nothing of the others: of that, what was learned before holds. */
  #learn(): void {
    const events = this.#seen - 1 - this.#planned;
    for (const { members, scans } of this.#groups) {
      for (const slot of members) {
        const place = slot * slotSize + countAt;
        if (scans >= events) this.#shares[slot] = (this.#state[place] as number) / scans;
        this.#state[place] = 0;
      }
    }
  }

  /** What wakes rules is rare: it is soon looked for where what others ask for is left to those who ask. */
  #part(wakes: (slot: number) => boolean): void {
    this.#groups = this.#slots.groups(this.#searched, wakes).map(({ group, members }) => {
      const own = new ScannedGroup(group, members);
      for (const slot of members) this.#groupOf[slot] = own;
      return own;
    });
  }

  #follow({ bySlot, always }: WakePlan): void {
    this.#always = always;
    this.#woken.follow(bySlot);
    this.#waking = [...new Set([...bySlot.keys()].map((slot) => this.#groupOf[slot] as ScannedGroup))];
  }

  /** What is looked for in every event, or in nearly every one, may be looked for together as well as one by one. */
  #combine(): void {
    const most = (combining * 7) / 8;
    const steady = this.#groups.filter(({ texts, scans }) => texts.isSteady && scans >= most);
    if (steady.length < 2) return;
    const combined = new ScannedGroup(
      new CombinedGroup(steady.map(({ texts }) => texts)),
      steady.flatMap(({ members }) => members),
      Math.max(...steady.map(({ scans }) => scans)),
    );
    for (const slot of combined.members) this.#groupOf[slot] = combined;
    this.#groups = [combined, ...this.#groups.filter((group) => !steady.includes(group))];
    this.#waking = [combined, ...this.#waking.filter((group) => !steady.includes(group))];
  }

  #run(place: number, found: number[]): void {
    const steps = this.#steps;
    const isSet = 2 * this.#event + 1;
    let at = this.#entries[place] as number;
    while (at >= 0) {
      const slot = steps[at] as number;
      const state = this.#state[slot * slotSize] as number;
      // Asked before, or now.
      const holds = state >= isSet - 1 ? state === isSet : this.#ask(slot);
      at = steps[holds ? at + 1 : at + 2] as number;
    }
    if (at === yes) found.push((this.#rules[place] as BucketRule).rule);
  }

  #scan(group: ScannedGroup, isWaking: boolean): void {
    group.event = this.#event;
    group.scans++;
    const isSet = 2 * this.#event + 1;
    const slots = group.texts.slots(this.#frame as Frame);
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] as number;
      const place = slot * slotSize;
      if (this.#state[place] === isSet) continue;
      this.#state[place] = isSet;
      this.#state[place + countAt] = (this.#state[place + countAt] as number) + 1;
      if (isWaking) this.#woken.wake(slot, this.#event);
    }
  }

  #ask(slot: number): boolean {
    const isClear = 2 * this.#event;
    const place = slot * slotSize;
    this.#state[place] = isClear;
    const group = this.#groupOf[slot];
    if (group && !group.isAskedSingly(this.#event)) {
      if (group.event !== this.#event) this.#scan(group, false);
    } else {
      this.#matcherOf[slot] ??= this.#slots.matcherOf(slot);
      if (this.#matcherOf[slot](this.#frame as Frame)) this.#state[place] = isClear + 1;
    }
    return this.#state[place] !== isClear;
  }
}
