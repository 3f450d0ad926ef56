import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/near-words.ts';
import { sourceProblem } from '../../plan/computed-field.ts';
import { parseKql } from '../kql/parse.ts';
import { Report } from '../report.ts';
import { SourceText } from '../source-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { childOf, textOf, type YamlMap, type YamlNode } from '../yaml/yaml-node.ts';
import type { EventQuery, FieldMap, Pipeline, PipelineSource } from './pipeline.ts';

export interface PipelineRead {
  /** Absent where there is an error. */
  readonly pipeline: Pipeline | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const keys = ['product', 'events', 'prefix', 'keywords', 'fields', 'categories', 'services'];
const sourceKeys = ['events', 'prefix', 'fields', 'keywords'];
const code = 'pipeline-invalid';

/** Reads a file that says which events a logsource means and where its fields stand. */
export function readPipeline(text: string, file: string): PipelineRead {
  const source = new SourceText(text, { file });
  const report = new Report(source);
  const [document] = readYaml(source, report, code);
  const root = document?.root;
  if (root?.kind !== 'map') {
    if (!report.hasErrors) report.error(code, { start: 0, end: 1 }, 'A pipeline is a map.');
    return { pipeline: undefined, diagnostics: report.diagnostics };
  }
  const pipeline = new PipelineReader(file, source, report).read(root);
  return { pipeline: report.hasErrors ? undefined : pipeline, diagnostics: report.diagnostics };
}

class PipelineReader {
  readonly #file: string;
  readonly #source: SourceText;
  readonly #report: Report;

  constructor(file: string, source: SourceText, report: Report) {
    this.#file = file;
    this.#source = source;
    this.#report = report;
  }

  read(root: YamlMap): Pipeline {
    this.#checkKeys(root, keys);
    const events = childOf(root, 'events');
    const prefix = childOf(root, 'prefix');
    const keywords = childOf(root, 'keywords');
    return {
      product: textOf(childOf(root, 'product'))?.toLowerCase(),
      events: events && this.#query(events),
      fields: this.#fields(childOf(root, 'fields')),
      prefixes: prefix ? this.#texts(prefix) : [],
      keywords: keywords && this.#texts(keywords),
      categories: this.#sources(childOf(root, 'categories')),
      services: this.#sources(childOf(root, 'services')),
    };
  }

  #sources(node: YamlNode | undefined): ReadonlyMap<string, PipelineSource> {
    return new Map(
      this.#entries(node).map(({ key, value }) => [key.text.toLowerCase(), this.#sourceOf(value)] as const),
    );
  }

  /** A query alone, or a query with fields. */
  #sourceOf(node: YamlNode): PipelineSource {
    if (node.kind === 'scalar')
      return { events: this.#query(node), fields: new Map(), prefixes: [], keywords: undefined };
    if (node.kind === 'map') this.#checkKeys(node, sourceKeys);
    else this.#wrong(node, 'A category or service is a query, or a map of events and fields.');
    const events = childOf(node, 'events');
    const keywords = childOf(node, 'keywords');
    const prefix = childOf(node, 'prefix');
    return {
      events: events ? this.#query(events) : { query: '', file: this.#file, line: this.#lineOf(node) },
      fields: this.#fields(childOf(node, 'fields')),
      prefixes: prefix ? this.#texts(prefix) : [],
      keywords: keywords && this.#texts(keywords),
    };
  }

  #query(node: YamlNode): EventQuery {
    const text = textOf(node);
    const line = this.#lineOf(node);
    if (text === undefined) {
      this.#wrong(node, 'Events are given as a KQL query.');
      return { query: '', file: this.#file, line };
    }
    for (const { severity, message, help } of parseKql(text).diagnostics) {
      if (severity === 'error')
        this.#report.error(code, node.loc, `The query cannot be read: ${message}`, help);
    }
    return { query: text, file: this.#file, line };
  }

  #fields(node: YamlNode | undefined): FieldMap {
    return new Map(
      this.#entries(node).map(({ key, value }) => {
        const sources = this.#texts(value);
        for (const source of sources) {
          const problem = sourceProblem(source);
          if (problem !== undefined) this.#wrong(value, `\`${source}\` ${problem}.`);
        }
        return [key.text, sources] as const;
      }),
    );
  }

  #texts(node: YamlNode): readonly string[] {
    const items = node.kind === 'list' ? node.items : [node];
    const texts = items.map(textOf).filter((text) => text !== undefined);
    if (texts.length < items.length || texts.length === 0)
      this.#wrong(node, 'A field, or a list of fields, is due here.');
    return texts;
  }

  #entries(node: YamlNode | undefined): YamlMap['entries'] {
    if (node === undefined || node.kind === 'map') return node?.entries ?? [];
    this.#wrong(node, 'A map is due here.');
    return [];
  }

  #checkKeys(map: YamlMap, known: readonly string[]): void {
    for (const { key } of map.entries) {
      if (known.includes(key.text)) continue;
      this.#report.error(code, key.loc, `A pipeline has no ${key.text}.`, didYouMean(key.text, known));
    }
  }

  #wrong({ loc }: YamlNode, message: string): void {
    this.#report.error(code, loc, message);
  }

  #lineOf({ loc }: YamlNode): number {
    return this.#source.locate(loc).location.line ?? 1;
  }
}
