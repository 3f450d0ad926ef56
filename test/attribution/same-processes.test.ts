import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distinctEvents } from '../../src/attribution/guest/process-table.ts';
import { sameProcesses } from '../../src/attribution/hosts/same-processes.ts';
import type { ProcessStart } from '../../src/attribution/model/execution.ts';

const script =
  'powershell.exe -File C:\\Packages\\Plugins\\Microsoft.CPlat.Core.RunCommandWindows\\1.1.18\\Downloads\\script0.ps1';

/** Few pids, times and programs, so that many are alike; copies of one record with other words in it, too. */
const start = fc
  .record({
    eventId: fc.constantFrom('p', 'q', 'r', 's'),
    pid: fc.constantFrom(7, 8),
    ms: fc.constantFrom(0, 60_000),
    name: fc.constantFrom('a.exe', 'b.exe'),
    commandLine: fc.constantFrom(script, 'a.exe -x', undefined),
    isFork: fc.constantFrom(false, false, true),
  })
  .map(
    ({ ms, ...own }): ProcessStart => ({
      ...own,
      source: { file: 'f', line: 1 },
      sensor: 'sensor',
      time: { ms, ns: 0 },
      entityId: undefined,
      parentEntityId: undefined,
      parentPid: undefined,
      executable: undefined,
      args: [],
      workingDirectory: undefined,
      parentName: undefined,
      parentExecutable: undefined,
      parentCommandLine: undefined,
      user: undefined,
      userId: undefined,
      ancestry: [],
    }),
  );

const seen = fc
  .array(start, { minLength: 1, maxLength: 4 })
  .map((starts) => starts.map((one, line) => ({ ...one, source: { file: 'f', line } })));

test('whether two hosts saw the same says nothing of which is named first, of order and of copies', () => {
  fc.assert(
    fc.property(seen, seen, fc.nat(5), (a, b, at) => {
      const said = (one: readonly ProcessStart[], other: readonly ProcessStart[]) =>
        sameProcesses(distinctEvents(one), distinctEvents(other));
      const expected = said(a, b);
      assert.equal(said(b, a), expected);
      assert.equal(said(a.toReversed(), b.toReversed()), expected);
      assert.equal(said([...a.slice(at), ...a], b), expected);
    }),
    { numRuns: 3_000 },
  );
});
