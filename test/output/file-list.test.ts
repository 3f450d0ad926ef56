import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import { instant } from '../../src/event/instant.ts';
import { fileList } from '../../src/output/formats/file-list.ts';
import type { FileView } from '../../src/output/formats/file-view.ts';
import { plainStyle } from '../../src/output/text/style.ts';

const noon = Date.UTC(2026, 5, 3, 12);

function file(name: string, events: number, code?: DiagnosticCode): FileView {
  const format = {
    ...{ name: 'elastic-defend', title: 'Elastic Defend process events', plane: 'guest' as const, events },
    ...{ first: instant(noon), last: instant(noon + events * 60_000) },
  };
  const message = 'not valid JSON (at character 1)';
  const location = code?.startsWith('source-') ? { file: name } : { file: name, line: 7 };
  const samples = code ? [{ code, severity: 'error' as const, message, location }] : [];
  return {
    name,
    bytes: 1024,
    report: {
      files: 1,
      formats: events > 0 ? [format] : [],
      problems: code ? [{ code, severity: 'error', count: 2, samples }] : [],
    },
  };
}

function shown(files: readonly FileView[]): string[] {
  return [...fileList({ files, skipped: [] }, 80, plainStyle)];
}

const few = [file('a', 3), file('b', 0, 'source-empty'), file('c', 5, 'record-not-json')];

test('few files are told one by one', () => {
  assert.deepEqual(shown(few), [
    'a  1.0 KiB',
    '  guest elastic-defend  3 events  2026-06-03 12:00Z to 12:03Z',
    '    (Elastic Defend process events)',
    '',
    'b  1.0 KiB',
    '  nothing recognised',
    '  not valid JSON (at character 1)',
    '',
    'c  1.0 KiB',
    '  guest elastic-defend  5 events  2026-06-03 12:00Z to 12:05Z',
    '    (Elastic Defend process events)',
    '  2 × a record is not valid JSON: not valid JSON (at character 1)',
    '    (first: line 7)',
  ]);
});

test('of many files those that are alike stand together, and nothing of them is lost', () => {
  const many = Array.from({ length: 3000 }, () => few).flat();
  assert.deepEqual(shown([...many, file('d', 1, 'record-too-long')]), [
    '3,000 files, the first a  2.9 MiB',
    '  guest elastic-defend  9,000 events  2026-06-03 12:00Z to 12:03Z',
    '    (Elastic Defend process events)',
    '',
    '3,000 files, the first b  2.9 MiB',
    '  nothing recognised',
    '  6000 × a file holds no record  (first: b)',
    '',
    '3,000 files, the first c  2.9 MiB',
    '  guest elastic-defend  15,000 events  2026-06-03 12:00Z to 12:05Z',
    '    (Elastic Defend process events)',
    '  6000 × a record is not valid JSON: not valid JSON (at character 1)',
    '    (first: c:7)',
    '',
    'd  1.0 KiB',
    '  guest elastic-defend  1 event  2026-06-03 12:00Z to 12:01Z',
    '    (Elastic Defend process events)',
    '  2 × a record is longer than the limit: not valid JSON (at character 1)',
    '    (first: line 7)',
    '',
    'Files that are alike stand together; --format json has each.',
  ]);
});
