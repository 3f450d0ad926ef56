import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { Report } from '../report.ts';
import { SourceText } from '../source-text.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { textsOf } from '../yaml/yaml-node.ts';

export interface PlaceholdersRead {
  /** Absent where there is an error. */
  readonly values: ReadonlyMap<string, readonly string[]> | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `name: value` and `name: [value, …]`: what placeholders stand for. Values may hold wildcards, as in rules. */
export function readPlaceholders(text: string, file: string): PlaceholdersRead {
  const source = new SourceText(text, { file });
  const report = new Report(source);
  const [document] = readYaml(source, report, 'placeholders-invalid');
  const root = document?.root;
  const values = new Map<string, readonly string[]>();
  if (root?.kind !== 'map') {
    if (!report.hasErrors)
      report.error('placeholders-invalid', { start: 0, end: 1 }, 'Placeholders are a map.');
  } else {
    for (const { key, value } of root.entries) {
      const texts = textsOf(value);
      values.set(key.text.replace(/^%|%$/g, ''), texts);
      if (texts.length > 0) continue;
      report.error('placeholders-invalid', key.loc, `The placeholder ${key.text} has no value.`);
    }
  }
  return { values: report.hasErrors ? undefined : values, diagnostics: report.diagnostics };
}
