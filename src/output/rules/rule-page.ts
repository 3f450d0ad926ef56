import { formatDuration } from '../../event/duration.ts';
import type { Rule } from '../../rules/rule.ts';
import { line } from '../text/safe-text.ts';

/** A rule for people: what it is, what it asks, and its guide for the investigation. What it leaves out is left out. */
export function* rulePage(rule: Rule): Generator<string> {
  yield `${line`${rule.name}`}\n\n`;
  const facts = [...identity(rule), ...schedule(rule), ...settings(rule), ...origin(rule)];
  for (const [label, value] of facts) if (value !== '') yield `${line`${label.padEnd(14)}  ${value}`}\n`;
  yield* part('', rule.description);
  yield* part('Query', rule.query);
  yield* part('False positives', rule.falsePositives.map((text) => `* ${text}`).join('\n'));
  yield* part('', rule.note);
  yield* part('', rule.setup);
  yield* part('References', rule.references.map((text) => `* ${text}`).join('\n'));
}

type Fact = readonly [label: string, value: string];

function identity({ id, severity, riskScore, type, language, isBuildingBlock, tags }: Rule): Fact[] {
  const kind = language === undefined ? type : `${type}, ${language}`;
  return [
    ['id', id],
    ['severity', `${severity}, risk score ${riskScore}`],
    ['type', isBuildingBlock ? `${kind}, building block` : kind],
    ['tags', tags.join(', ')],
  ];
}

function schedule({ index, intervalMs, lookbackMs, timestampOverride = '@timestamp' }: Rule): Fact[] {
  const back = lookbackMs === 0 ? 'looks at no past' : `looks back ${formatDuration(lookbackMs)}`;
  return [
    ['reads', index.join(', ')],
    ['runs', `every ${formatDuration(intervalMs)}, ${back} by ${timestampOverride}`],
  ];
}

function settings({ threshold, newTerms, threatMatch, machineLearning, suppression }: Rule): Fact[] {
  const counted = threshold?.cardinality.map(({ field, value }) => `, ${value} different ${field}`).join('');
  return [
    [
      'counts',
      threshold ? `${threshold.value} by ${threshold.fields.join(', ') || 'nothing'}${counted}` : '',
    ],
    ['new terms', newTerms ? `${newTerms.fields.join(', ')}, in ${formatDuration(newTerms.historyMs)}` : ''],
    ['indicators', threatMatch?.index.join(', ') ?? ''],
    [
      'jobs',
      machineLearning ? `${machineLearning.jobs.join(', ')}, from ${machineLearning.anomalyThreshold}` : '',
    ],
    ['suppresses by', suppression?.groupBy.join(', ') ?? ''],
  ];
}

function origin(rule: Rule): Fact[] {
  const techniques = rule.threats.flatMap((threat) =>
    threat.techniques.map(({ id, name }) => `${id} ${name}`),
  );
  return [
    ['techniques', [...new Set(techniques)].join(', ')],
    ['look at', rule.investigationFields.join(', ')],
    ['time line', rule.timeline?.title ?? ''],
    ['exceptions', rule.exceptionLists.join(', ')],
    ['corresponds to', rule.corresponds.join(', ')],
    ['author', rule.author.join(', ')],
    ['licence', rule.license ?? ''],
    ['version', String(rule.version)],
    ['file', `${rule.source.file}:${rule.source.line}`],
  ];
}

function* part(title: string, text: string): Generator<string> {
  if (text.trim() === '') return;
  yield '\n';
  if (title !== '') yield `## ${title}\n\n`;
  for (const row of text.trim().split('\n')) yield `${line`${row}`}\n`;
}
