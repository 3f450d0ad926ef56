import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './run-cli.ts';

export interface ShellResult {
  readonly code: number;
  /** What went to standard error, then what went to standard output, without the last line end. */
  readonly out: string;
}

/** What the shell of whoever runs the tests may have set, and the command listens to. */
const heard = /^(?:FORCE_COLOR|TERM|THROUGHLINE_(?!SHARED$|UPDATE$).*)$/;

/** A folder as a reader of the documents may have it: `throughline` on the path, the sample as `export`, rules and documents. */
export class ShellFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    const bin = join(path, '.bin');
    mkdirSync(bin);
    const command = join(checkout, 'bin', 'throughline.js');
    writeFileSync(join(bin, 'throughline'), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`);
    chmodSync(join(bin, 'throughline'), 0o755);
    for (const name of ['examples', 'rules', 'docs']) symlinkSync(join(checkout, name), join(path, name));
    cpSync(join(checkout, 'examples', 'incident'), join(path, 'export'), { recursive: true });
  }

  bash(...args: string[]): Promise<ShellResult> {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !heard.test(name)));
    const home = { HOME: this.path, XDG_CONFIG_HOME: this.path, INIT_CWD: this.path };
    const path = `${join(this.path, '.bin')}:${process.env['PATH']}`;
    const env = { ...own, ...home, PATH: path, COLUMNS: '80', NO_COLOR: '1' };
    return new Promise((resolve) => {
      execFile('bash', args, { cwd: this.path, env, maxBuffer: 1 << 26 }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out: `${err}${out}`.replace(/\n$/, '') }),
      );
    });
  }
}

/** `npm start -- ARGS` runs the command line of this checkout; here it is the command. */
export function throughlineOf(command: string): string {
  const start = /^npm start(?: --silent)?(?: -- | --$|(?= )|$)/;
  const rest = command.replace(start, '').trim();
  if (!start.test(command)) return command;
  return `throughline ${rest === '' || rest.startsWith('#') ? `demo ${rest}` : rest}`.trim();
}
