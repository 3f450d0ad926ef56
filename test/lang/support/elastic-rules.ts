import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'smol-toml';

export interface ElasticQuery {
  readonly file: string;
  readonly query: string;
}

interface RuleFile {
  readonly rule: { readonly language?: string; readonly query?: string; readonly threat_query?: string };
}

/** The KQL queries of an archive of Elastic's rules, those of indicator indices too. Deprecated rules are left out. */
export function readKqlRules(archive: string): { rules: ElasticQuery[]; indicators: ElasticQuery[] } {
  const rules: ElasticQuery[] = [];
  const indicators: ElasticQuery[] = [];
  for (const { name, text } of readTar(gunzipSync(readFileSync(archive)))) {
    if (!name.endsWith('.toml') || name.includes('_deprecated')) continue;
    const { rule } = parse(text) as unknown as RuleFile;
    if (rule.language !== 'kuery' || rule.query === undefined) continue;
    rules.push({ file: name, query: rule.query });
    if (rule.threat_query !== undefined) indicators.push({ file: name, query: rule.threat_query });
  }
  return { rules, indicators };
}

/** The files of a tar archive: blocks of 512 bytes, a header before each file. */
export function* readTar(bytes: Buffer): Generator<{ name: string; text: string }> {
  const field = (at: number, from: number, length: number) =>
    bytes.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(field(at, 124, 12), 8) || 0;
    const prefix = field(at, 345, 155);
    const name = prefix === '' ? field(at, 0, 100) : `${prefix}/${field(at, 0, 100)}`;
    const isFile = field(at, 156, 1) === '0' || field(at, 156, 1) === '';
    if (isFile) yield { name, text: bytes.toString('utf8', at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
