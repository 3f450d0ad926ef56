import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { runNode, runProgram, type Usage } from '../measure/run-child.ts';

/** A program that goes through the same process events with a filter for the same runs. */
export interface Peer {
  readonly name: string;
  readonly what: string;
  /** What is missing, where it cannot run here. */
  readonly absent: string | undefined;
  run(file: string): Promise<Usage>;
}

const root = join(import.meta.dirname, '..', '..');
const filter =
  'select((.process.parent.executable // "" | test("run-?command"; "i")) or ' +
  '(.process.command_line // "" | test("executionpolicy\\\\s+unrestricted"; "i"))) | .process.entity_id';
const duckdb = join(root, 'tools', 'peers', 'node_modules', '@duckdb', 'node-api');
const noDuckdb = existsSync(duckdb) ? undefined : 'npm ci --prefix tools/peers installs it';

export const peers: readonly Peer[] = [
  {
    name: 'JSON.parse',
    what: 'JSON.parse of every line, and nothing else',
    absent: undefined,
    run: (file) => runNode([join(import.meta.dirname, 'parse-lines.ts'), file]),
  },
  {
    name: 'jq',
    what: 'a filter for the literals in two fields',
    absent: onPath('jq') ? undefined : 'not on the path',
    run: (file) => runProgram('jq', ['-c', filter, file]),
  },
  {
    name: 'DuckDB, 1 thread',
    what: 'read_json with a filter, columns given',
    absent: noDuckdb,
    run: (file) => runNode([join(import.meta.dirname, 'duckdb.ts'), '1', file]),
  },
  {
    name: 'DuckDB, 2 threads',
    what: 'the same',
    absent: noDuckdb,
    run: (file) => runNode([join(import.meta.dirname, 'duckdb.ts'), '2', file]),
  },
  {
    name: 'ripgrep',
    what: 'the literals, without regard to case',
    absent: onPath('rg') ? undefined : 'not on the path',
    run: (file) =>
      runProgram('rg', ['-j1', '-ic', 'run-?command|custom-?script|executionpolicy\\s+unrestricted', file]),
  },
];

function onPath(name: string): boolean {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => names.some((each) => existsSync(join(folder, each))));
}
