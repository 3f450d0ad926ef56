import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { fingerprint, made } from './sources.js';

/* Compiles the scanner into the module that the project loads; with --check it only says whether that module is what would come of it. */

const home = fileURLToPath(new URL('.', import.meta.url));
const compiler = join(home, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
const options = [
  '-O3',
  // Nothing is allocated and nothing can fail, so that the code needs nothing of its surroundings.
  ...['--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--enable', 'simd', '--enable', 'relaxed-simd', '--disable', 'bulk-memory'],
];

function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'scanner-'));
  try {
    const file = join(folder, 'scanner.wasm');
    execFileSync(process.execPath, [compiler, 'assembly/index.ts', ...options, '--outFile', file], {
      cwd: home,
      stdio: ['ignore', 2, 2],
    });
    return readFileSync(file).toString('base64');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const text = `/* Made by tools/scanner/build.js: not to be changed by hand. */

/** Of what it is made from. */
export const scannerSources = '${fingerprint()}';

/** WebAssembly, as base64. */
export const scannerCode =
  '${compile()}';
`;
if (!process.argv.includes('--check')) {
  writeFileSync(made, text);
} else if (readFileSync(made, 'utf8') !== text) {
  process.stderr.write(
    'src/bytes/scanner-code.ts is not what tools/scanner makes: node tools/scanner/build.js\n',
  );
  process.exitCode = 1;
}
