import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { JsonObject, JsonValue } from '../../../src/event/json.ts';

export interface KqlSearch {
  readonly file: string;
  readonly section: string;
  readonly query: string;
  /** The query is refused. */
  readonly fails: boolean;
  readonly total: number | undefined;
  /** Ids by place. */
  readonly ids: readonly (readonly [number, string])[];
}

export interface SearchFile {
  readonly mapping: JsonValue;
  readonly documents: readonly { readonly id: string; readonly doc: JsonObject }[];
  readonly searches: readonly KqlSearch[];
}

type Step = Record<string, JsonObject>;

/** Reads a suite of searches: a set-up with mapping and documents, then sections of steps. */
export function readSearches(file: string): SearchFile {
  const parts = parseAllDocuments(readFileSync(file, 'utf8')).map(
    (part) => part.toJS() as Record<string, Step[]>,
  );
  let mapping: JsonValue = {};
  const documents: { id: string; doc: JsonObject }[] = [];
  const searches: KqlSearch[] = [];
  for (const part of parts) {
    for (const [section, steps] of Object.entries(part)) {
      if (section === 'setup') {
        for (const { do: action } of steps) {
          const create = action?.['indices.create'] as JsonObject | undefined;
          if (create) mapping = create['body'] as JsonValue;
          const bulk = action?.['bulk'] as JsonObject | undefined;
          if (bulk) documents.push(...readBulk(String(bulk['body'])));
        }
      } else {
        searches.push(...readSection(file, section, steps));
      }
    }
  }
  return { mapping, documents, searches };
}

function readBulk(body: string): { id: string; doc: JsonObject }[] {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const objects = lines.map((line) => JSON.parse(line) as JsonObject);
  const found: { id: string; doc: JsonObject }[] = [];
  for (let at = 0; at + 1 < objects.length; at += 2) {
    const action = objects[at]?.['index'] as JsonObject;
    found.push({ id: String(action['_id']), doc: objects[at + 1] as JsonObject });
  }
  return found;
}

function readSection(file: string, section: string, steps: readonly Step[]): KqlSearch[] {
  const searches: { -readonly [K in keyof KqlSearch]: KqlSearch[K] }[] = [];
  for (const step of steps) {
    const search = step['do']?.['search'] as JsonObject | undefined;
    if (search) {
      const body = JSON.parse(String(search['body'])) as { query: { kql: { query: string } } };
      const fails = step['do']?.['catch'] !== undefined;
      searches.push({ file, section, query: body.query.kql.query, fails, total: undefined, ids: [] });
    }
    const last = searches.at(-1);
    for (const [path, value] of Object.entries(step['match'] ?? {})) {
      if (!last) continue;
      if (path === 'hits.total') last.total = Number(value);
      const place = /^hits\.hits\.(\d+)\._id$/.exec(path)?.[1];
      if (place !== undefined) last.ids = [...last.ids, [Number(place), String(value)]];
    }
  }
  return searches;
}
