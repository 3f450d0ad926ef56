import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { RuleSet } from '../engine/rule-set.ts';
import { IngestReport } from '../ingest/report.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';
import { inputReport } from '../output/input-report.ts';
import { type JunitCase, junit } from '../output/rules/junit.ts';
import { sarif } from '../output/rules/sarif.ts';
import { troubleLines } from '../output/summary.ts';
import { line } from '../output/text/safe-text.ts';
import { countWords, formatCount } from '../output/words/count-words.ts';
import type { LoadedRules } from '../rules/load-rules.ts';
import type { Io } from './io.ts';
import { NeverMatch } from './never-match.ts';
import { packageVersion } from './package-root.ts';
import { queryDocuments } from './query-documents.ts';
import type { RuleSettings } from './rule-settings.ts';
import { diagnosticLines } from './show-diagnostics.ts';
import { Sink } from './sink.ts';

/** What is wrong with rules, and against logs, which of them have nothing to match there. Errors end with 2. */
export async function checkRules(
  loaded: LoadedRules,
  against: readonly string[],
  format: string,
  settings: RuleSettings,
  io: Io,
): Promise<ExitCode> {
  const { rules, exceptions } = loaded;
  const set = new RuleSet(rules, { now: Date.now(), exceptions, ...settings });
  const idle = against.length === 0 ? [] : await heldAgainst(set, against, io);
  const diagnostics = [...loaded.diagnostics, ...set.diagnostics, ...idle];
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const out = new Sink(io.stdout, 'standard output');
  if (format === 'json') {
    const counts = { rules: rules.length, run: set.rules.length, cannot_run: set.cannotRun.length };
    await out.write([`${JSON.stringify({ ...counts, diagnostics }, undefined, 2)}\n`]);
  } else if (format === 'sarif') {
    const findings = {
      rules: rules.map(({ id, name, source }) => ({ id, name, file: source.file })),
      diagnostics,
    };
    await out.write([`${JSON.stringify(sarif(findings, packageVersion()), undefined, 2)}\n`]);
  } else if (format === 'junit') {
    await out.write([junit(casesOf(loaded, diagnostics))]);
  } else {
    await out.write(diagnosticLines(diagnostics));
    await out.write([
      `${line`${countWords(rules.length, 'rule')}: ${formatCount(set.rules.length)} run, ${formatCount(set.cannotRun.length)} cannot; ${countWords(errors.length, 'error')}`}\n`,
    ]);
  }
  const isNothing = rules.length > 0 && set.rules.length === 0;
  return errors.length > 0 || isNothing ? ExitCode.rule : ExitCode.done;
}

/** A file is a suite; it fails with its errors. */
function casesOf({ rules }: LoadedRules, diagnostics: readonly Diagnostic[]): JunitCase[] {
  const files = new Set([
    ...rules.map(({ source }) => source.file),
    ...diagnostics.flatMap(({ location }) => (location ? [location.file] : [])),
  ]);
  return [...files].sort().map((file) => {
    const own = diagnostics.filter(
      ({ severity, location }) => severity === 'error' && location?.file === file,
    );
    const failure = own.length === 0 ? undefined : own.map(({ message }) => message).join('\n');
    return { suite: file, name: 'is right', failure, file };
  });
}

async function heldAgainst(set: RuleSet, paths: readonly string[], io: Io): Promise<Diagnostic[]> {
  const never = new NeverMatch(set);
  const report = new IngestReport();
  const inputs = await openInputs(
    paths,
    paths.includes('-') ? { cwd: io.cwd, stdin: io.stdin } : { cwd: io.cwd },
  );
  try {
    for await (const document of queryDocuments(inputs, report)) never.observe(document);
  } finally {
    await inputs.dispose();
  }
  await new Sink(io.stderr).write(troubleLines({ input: inputReport(report) }));
  return never.diagnostics();
}
