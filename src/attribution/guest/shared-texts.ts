import type { ProcessStart } from '../model/execution.ts';

/** Beyond these it begins anew: what nobody else holds is then gone. */
const mostTexts = 100_000;

/**
 * Makes processes that are kept share what they say alike: programs, users, ancestors. Each event has texts of its own, and most of them say
 * what others say: shared, a process takes an eighth of the memory.
 */
export class SharedTexts {
  #texts = new Map<string, string>();
  #lists = new Map<string, readonly string[]>();

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
    const key = texts.join('\n');
    const known = this.#lists.get(key);
    if (known?.length === texts.length && known.every((text, at) => text === texts[at])) return known;
    const list = texts.map((text) => this.#text(text));
    if (this.#lists.size >= mostTexts) this.#lists = new Map();
    this.#lists.set(key, list);
    return list;
  }
}
