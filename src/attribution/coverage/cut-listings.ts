import type { Event } from '../../event/event.ts';

/**
 * How many records the commands give that list the Activity Log where nobody asks for more: `az monitor activity-log list` and
 * `Get-AzActivityLog`; the portal's log queries, before and now.
 */
const limitsOf: Readonly<Record<string, readonly number[]>> = {
  'azure-rest': [50, 1000],
  'azure-log-analytics': [10_000, 30_000],
};

/**
 * Finds listings that hold exactly as many records as their command gives at most, or that say themselves that they go on elsewhere. What is
 * older than their oldest record they left out, or not: nobody can tell, so they prove nothing of it.
 */
export class CutListings {
  /** Ids of the records of each file, as long as there may be few enough of them. */
  readonly #idsOf = new Map<string, Set<string> | 'many'>();

  readonly #unended = new Set<string>();

  /** A file that names where its listing goes on. */
  addUnended(file: string): void {
    this.#unended.add(file);
  }

  /** The listing that an event is of; undefined for logs that are delivered whole. */
  observe({ format, source, id }: Event): string | undefined {
    const limits = Object.hasOwn(limitsOf, format) ? limitsOf[format] : undefined;
    if (!limits) return undefined;
    const listing = `${format}\n${source.file}`;
    const known = this.#idsOf.get(listing);
    if (known === 'many') return listing;
    const ids = known ?? new Set();
    ids.add(id);
    this.#idsOf.set(listing, ids.size > Math.max(...limits) ? 'many' : ids);
    return listing;
  }

  isCut(listing: string): boolean {
    const ids = this.#idsOf.get(listing);
    const [format = ''] = listing.split('\n');
    if (ids !== undefined && this.#unended.has(fileOf(listing))) return true;
    return ids !== undefined && ids !== 'many' && (limitsOf[format]?.includes(ids.size) ?? false);
  }

  /** Files that hold such listings, as they are named in the input, canonical order. */
  files(): string[] {
    const cut = [...this.#idsOf.keys()].filter((listing) => this.isCut(listing));
    return [...new Set(cut.map(fileOf))].sort();
  }
}

function fileOf(listing: string): string {
  return listing.slice(listing.indexOf('\n') + 1);
}
