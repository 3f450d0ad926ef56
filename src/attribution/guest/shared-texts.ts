import type { ProcessStart } from '../model/execution.ts';

/** Beyond these it begins anew: what nobody else holds is then gone. */
const mostTexts = 100_000;
/** Lists that begin alike, of which the first so many are remembered. */
const mostAlike = 8;

const none: readonly string[] = [];

/**
 * Makes processes that are kept share what they say alike: programs, users, ancestors. Each event has texts of its own, and most of them say
 * what others say: shared, a process takes a fifth of the memory.
 */
export class SharedTexts {
  #texts = new Map<string, string>();
  /** By their first text. */
  #lists = new Map<string, readonly (readonly string[])[]>();

  process(start: ProcessStart): ProcessStart {
    return {
      ...start,
      source: { ...start.source, file: this.#text(start.source.file) },
      sensor: this.#text(start.sensor),
      parentEntityId: this.#text(start.parentEntityId),
      name: this.#text(start.name),
      executable: this.#text(start.executable),
      commandLine: this.#text(start.commandLine),
      args: this.#list(start.args),
      workingDirectory: this.#text(start.workingDirectory),
      parentName: this.#text(start.parentName),
      parentExecutable: this.#text(start.parentExecutable),
      parentCommandLine: this.#text(start.parentCommandLine),
      user: this.#text(start.user),
      userId: this.#text(start.userId),
      ancestry: this.#list(start.ancestry),
    };
  }

  #text<T extends string | undefined>(text: T): T {
    if (text === undefined) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known as T;
    if (this.#texts.size >= mostTexts) this.#texts = new Map();
    this.#texts.set(text, text);
    return text;
  }

  #list(texts: readonly string[]): readonly string[] {
    const [first] = texts;
    if (first === undefined) return none;
    const list = texts.map((text) => this.#text(text));
    const alike = this.#lists.get(list[0] ?? first) ?? [];
    const known = alike.find(
      (each) => each.length === list.length && each.every((text, at) => text === list[at]),
    );
    if (known) return known;
    if (this.#lists.size >= mostTexts) this.#lists = new Map();
    if (alike.length < mostAlike) this.#lists.set(list[0] ?? first, [...alike, list]);
    return list;
  }
}
