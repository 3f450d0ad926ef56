import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessNode } from '../../src/attribution/model/execution.ts';
import { processTree } from '../../src/output/table/process-tree.ts';
import { at, makeProcess } from '../support/make-attribution.ts';

type Note = [
  name: string,
  second: number,
  pid: number,
  parentPid?: number | undefined,
  ids?: [own: string, parent?: string],
];

function node([name, second, pid, parentPid, ids]: Note): ProcessNode {
  return makeProcess({
    name,
    start: at(`10:00:${String(second).padStart(2, '0')}`),
    pid,
    parentPid,
    entityId: ids?.[0],
    parentEntityId: ids?.[1],
  });
}

function drawn(notes: readonly Note[], deepest = 20): string[] {
  return [...processTree(notes.map(node), deepest)].map(({ branch, node: { name } }) => `${branch}${name}`);
}

test('a tree in the order of start, whatever the order of records', () => {
  const notes: Note[] = [
    ['b2', 5, 4, 3],
    ['b', 3, 3, 1],
    ['root', 0, 1],
    ['b1', 4, 5, 3],
    ['a', 1, 2, 1],
  ];
  assert.deepEqual(drawn(notes), ['root', '├─ a', '└─ b', '   ├─ b1', '   └─ b2']);
  assert.deepEqual(drawn(notes.toReversed()), drawn(notes));
});

test('what stands below goes on beside the branch that follows', () => {
  const notes: Note[] = [
    ['root', 0, 1],
    ['a', 1, 2, 1],
    ['a1', 2, 3, 2],
    ['b', 3, 4, 1],
  ];
  const lines = [...processTree(notes.map(node), 20)];
  assert.deepEqual(
    lines.map(({ branch, continuation }) => [branch, continuation]),
    [
      ['', ''],
      ['├─ ', '│  '],
      ['│  └─ ', '│     '],
      ['└─ ', '   '],
    ],
  );
});

test('entity ids win over process ids, which are used again', () => {
  const notes: Note[] = [
    ['first', 0, 7, undefined, ['x']],
    ['second', 1, 7, undefined, ['y']],
    ['child', 2, 8, 7, ['z', 'x']],
  ];
  assert.deepEqual(drawn(notes), ['first', '└─ child', 'second']);
});

test('by process id the parent is the latest that had started', () => {
  assert.deepEqual(
    drawn([
      ['old', 0, 7],
      ['child of old', 1, 8, 7],
      ['new', 2, 7],
      ['child of new', 3, 9, 7],
    ]),
    ['old', '└─ child of old', 'new', '└─ child of new'],
  );
});

test('missing parents, own parents and circles: every process is drawn once', () => {
  const notes: Note[] = [
    ['orphan', 0, 1, 99],
    ['own parent', 1, 2, 2, ['o', 'o']],
    ['circle a', 2, 3, undefined, ['a', 'b']],
    ['circle b', 3, 4, undefined, ['b', 'a']],
  ];
  assert.deepEqual(
    drawn(notes)
      .map((text) => text.replace(/^[^a-z]+/, ''))
      .sort(),
    notes.map(([name]) => name).sort(),
  );
});

test('ten thousand levels are drawn, and go no further to the right than asked', () => {
  const chain = Array.from({ length: 10_000 }, (_, level) =>
    makeProcess({
      name: 'p',
      start: at('10:00:00'),
      depth: level,
      entityId: `${level}`,
      parentEntityId: `${level - 1}`,
    }),
  );
  const lines = [...processTree(chain, 5)];
  assert.equal(lines.length, 10_000);
  assert.equal(Math.max(...lines.map(({ branch }) => branch.length)), 15);
});
