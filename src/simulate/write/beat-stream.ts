import type { Layout } from '../scenario/shapes.ts';

/** The stream of a Beat's documents: its index tells the version, where hits name it; a document alone does not. */
export function beatStream(beat: 'auditbeat' | 'winlogbeat', layout: Layout | undefined): string {
  return layout === 'hits' || layout === 'search' ? `${beat}-8.17.4` : `${beat}-*`;
}
