import type { YamlDocument } from './read-yaml.ts';

/** What earlier readings made of the same text. Whoever keeps it sees to it that texts and trees belong together. */
export interface YamlMemory {
  recall(text: string): readonly YamlDocument[] | undefined;
  /** Called for texts without errors alone. */
  remember(text: string, documents: readonly YamlDocument[]): void;
}
