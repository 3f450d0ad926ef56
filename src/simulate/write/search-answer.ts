type Document = Readonly<Record<string, unknown>>;

/** A document with the index that would hold it, and an id that only this copy of it has. */
export interface Held {
  readonly index: string;
  readonly id: string;
  readonly doc: Document;
}

const answerSize = 200;

export function hits(records: readonly string[]): Held[] {
  return records.map((record, at) => {
    const doc = JSON.parse(record) as Document;
    return { index: indexOf(doc), id: `synthetic-${String(at).padStart(8, '0')}`, doc };
  });
}

export function hit({ index, id, doc }: Held) {
  return { _index: index, _id: id, _source: doc };
}

/** Answers to searches, one a page of hits, each over many lines. */
export function searchAnswers(records: readonly string[]): string[] {
  const held = hits(records);
  const answers: string[] = [];
  for (let at = 0; at < held.length; at += answerSize) {
    const page = held.slice(at, at + answerSize).map((each) => ({ ...hit(each), _score: 1 }));
    const answer = {
      took: 12,
      timed_out: false,
      _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
      hits: { total: { value: held.length, relation: 'eq' }, max_score: 1, hits: page },
    };
    answers.push(`${JSON.stringify(answer, undefined, 2)}\n`);
  }
  return answers;
}

/** The backing index of the document's data stream, or the Beat's own. */
function indexOf(doc: Document): string {
  const stream = doc['data_stream'] as Document | undefined;
  const part = (name: string) => stream?.[name] ?? doc[`data_stream.${name}`];
  const day = String(doc['@timestamp']).slice(0, 10).replaceAll('-', '.');
  if (part('dataset') !== undefined)
    return `.ds-${part('type')}-${part('dataset')}-${part('namespace')}-${day}-000001`;
  const agent = doc['agent'] as Document | undefined;
  return `.ds-${agent?.['type'] ?? doc['agent.type'] ?? 'filebeat'}-8.17.4-${day}-000001`;
}
