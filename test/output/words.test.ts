import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attribution } from '../../src/attribution/model/attribution.ts';
import type { Execution } from '../../src/attribution/model/execution.ts';
import { addresses, principals, principalWords } from '../../src/output/words/request-words.ts';
import { offsetWords, spanUtc } from '../../src/output/words/time-words.ts';
import { certaintyWords } from '../../src/output/words/verdict-words.ts';
import { whatRan } from '../../src/output/words/what-ran.ts';
import {
  at,
  makeAttribution,
  makeExecution,
  makeOperation,
  makePrincipal,
  makeProcess,
  makeRoot,
} from '../support/make-attribution.ts';
import {
  ambiguous,
  attributedAction,
  attributedSamePrincipal,
  refused,
  unobserved,
  unrequested,
} from '../support/make-samples.ts';

function run(overrides: Partial<Execution>): Attribution {
  return makeAttribution({
    verdict: 'unrequested',
    execution: makeExecution({ start: at('10:00:00'), ...overrides }),
  });
}

function child(commandLine: string, name = 'child.exe') {
  return makeProcess({ start: at('10:00:01'), depth: 1, name, commandLine });
}

const ran: [what: string, attribution: Attribution, words: string][] = [
  [
    'commands that it started',
    run({ processes: [child('whoami /all'), child('hostname')] }),
    'whoami /all; hostname',
  ],
  [
    'no console host',
    run({ processes: [child('conhost.exe 0xffffffff', 'conhost.exe')] }),
    'script0.ps1 (no child process)',
  ],
  [
    'no grandchild',
    run({ processes: [{ ...child('net1 user'), depth: 2 }] }),
    'script0.ps1 (no child process)',
  ],
  [
    'system programs by name',
    run({
      processes: [
        child('"C:\\Windows\\system32\\net.exe"  user x /add'),
        child('/usr/bin/curl -fsS https://contoso.com'),
      ],
    }),
    'net.exe user x /add; curl -fsS https://contoso.com',
  ],
  [
    'programs elsewhere by path',
    run({ processes: [child('C:\\Users\\Public\\net.exe user'), child('/tmp/curl x')] }),
    'C:\\Users\\Public\\net.exe user; /tmp/curl x',
  ],
  [
    'the script itself where it is known',
    run({ scriptText: '#!/bin/sh\n# hello\n\nid\r\nuname -a\n', processes: [child('id')] }),
    'id; uname -a',
  ],
  ['the run-command name', run({ name: 'deploy', processes: [child('id')] }), 'deploy: id'],
  [
    'arguments of a script without children',
    run({
      root: makeRoot({ time: at('10:00:00'), commandLine: 'powershell -File script7.ps1 -User x' }),
      scriptPath: 'script7.ps1',
    }),
    'script7.ps1 -User x (no child process)',
  ],
  [
    'a script in a shell',
    run({
      root: makeRoot({
        time: at('10:00:00'),
        commandLine: '/bin/sh -c "/var/lib/waagent/run-command/download/3/script.sh"',
      }),
      scriptPath: '/var/lib/waagent/run-command/download/3/script.sh',
    }),
    'script.sh (no child process)',
  ],
  ['nothing of a refused request', refused, 'nothing, it was refused'],
  ['nothing seen', unobserved, 'not seen'],
];

for (const [what, attribution, words] of ran) {
  test(`what ran: ${what}`, () => assert.equal(whatRan(attribution), words));
}

const certainty: [attribution: Attribution, short: string, long: string][] = [
  [attributedAction, 'high: only match, VM id', 'high: only possible request, VM id'],
  [attributedSamePrincipal, 'medium*: same principal, hostname', 'medium*: same principal, host name'],
  [ambiguous, 'low: 2 requests, prefix', 'low: 2 possible requests, name prefix'],
  [unobserved, 'low: no sensor', 'low: no process telemetry of this VM'],
  [unrequested, 'high: no request', 'high: no request in the Activity Log'],
  [
    { ...attributedAction, state: 'revised' },
    'high (revised): only match, VM id',
    'high (revised): only possible request, VM id',
  ],
];

for (const [attribution, short, long] of certainty) {
  test(`certainty of ${attribution.id}, ${attribution.state}`, () => {
    assert.equal(certaintyWords(attribution, 'short'), short);
    assert.equal(certaintyWords(attribution, 'long'), long);
  });
}

test('an id alone says what it is the id of', () => {
  const nameless = { name: undefined, id: 'bbbbbbbb-1111' };
  assert.equal(
    principalWords(makePrincipal({ ...nameless, type: 'ManagedIdentity' })),
    'managed identity bbbbbbbb-1111',
  );
  assert.equal(
    principalWords(makePrincipal({ ...nameless, id: undefined })),
    'application 00001111-aaaa-2222-bbbb-3333cccc4444',
  );
  assert.equal(
    principalWords(makePrincipal({ name: undefined, id: undefined, appId: undefined })),
    'not named',
  );
});

test('of an ambiguous run everyone who may have asked is named, each once', () => {
  assert.deepEqual(principals(ambiguous).map(principalWords), [
    'miriamg@contoso.com',
    'service principal bbbbbbbb-1111-2222-3333-cccccccccccc',
  ]);
  assert.deepEqual(addresses(ambiguous), ['203.0.113.24']);
});

test('addresses of an open request are those of all its candidates', () => {
  const operation = makeOperation('db-01', {
    caller: {
      ip: '198.51.100.7',
      asNumber: undefined,
      asOrganization: undefined,
      country: undefined,
      countryCode: undefined,
      tokenIp: undefined,
    },
  });
  const [first] = attributedSamePrincipal.candidates;
  assert.ok(first);
  const candidates = [first, { ...first, operation }];
  assert.deepEqual(addresses({ ...attributedSamePrincipal, candidates }), ['203.0.113.24', '198.51.100.7']);
});

test('a span names its second day only where it is another', () => {
  assert.equal(spanUtc(at('08:00:00'), at('12:00:00')), '2026-06-03 08:00Z to 12:00Z');
  assert.equal(
    spanUtc(at('23:00:00', '2026-06-02'), at('01:00:00')),
    '2026-06-02 23:00Z to 2026-06-03 01:00Z',
  );
});

test('offsets keep tenths while they are small', () => {
  assert.equal(offsetWords(at('10:00:01.540'), at('10:00:00')), '+1.5 s');
  assert.equal(offsetWords(at('10:02:00'), at('10:00:00')), '+120 s');
  assert.equal(offsetWords(at('09:59:59.900'), at('10:00:00')), '-0.1 s');
});
