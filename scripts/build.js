import { cpSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runUnderNode24 } from './hand-over.js';
import { root } from './root.js';

const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
// npm pack answers on standard output, so the compiler may not.
const options = {
  cwd: root,
  stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]),
};
process.exitCode = await runUnderNode24([compiler, '-p', 'tsconfig.build.json'], options);

// Tables and pages that the code reads by its own address lie beside it in both trees.
if (process.exitCode === 0) {
  cpSync(join(root, 'src'), dist, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || !/\.(ts|md)$/.test(path),
  });
}
