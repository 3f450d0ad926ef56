import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Io } from '../io.ts';
import { fileVariable } from './setting-table.ts';

/** Whose a file is: the machine's user, or the folder that is worked in. */
export type ConfigScope = 'user' | 'project';

export interface FoundConfig {
  readonly scope: ConfigScope;
  /** Absolute. */
  readonly path: string;
  /** As people know it. */
  readonly name: string;
}

const endings = ['yaml', 'yml', 'json'];

/**
 * The files that are to be read, weakest first. `choice` is a file that takes the place of the project's, or false for none
 * at all; without it the environment may name one.
 */
export function findConfigFiles({ env, cwd }: Io, choice: string | boolean | undefined): FoundConfig[] {
  if (choice === false) return [];
  const user = oneOf(userFolder(env), 'config').map(
    (path): FoundConfig => ({ scope: 'user', path, name: path }),
  );
  const named = typeof choice === 'string' ? choice : env[fileVariable];
  if (named !== undefined && named !== '')
    return [...user, { scope: 'project', path: given(named, cwd), name: named }];
  const project = oneOf(cwd, 'throughline').map(
    (path): FoundConfig => ({ scope: 'project', path, name: relative(cwd, path) }),
  );
  return [...user, ...project];
}

function given(name: string, cwd: string): string {
  const path = resolve(cwd, name);
  if (existsSync(path)) return path;
  throw new UserError(
    `cannot find the configuration ${name}`,
    'Check --config, or the variable THROUGHLINE_CONFIG.',
  );
}

/** Where the XDG base directories, or Windows, keep what a user has configured. */
function userFolder(env: Io['env']): string {
  const base = env['XDG_CONFIG_HOME'] || (env['APPDATA'] ?? join(env['HOME'] || homedir(), '.config'));
  return join(base, 'throughline');
}

/** Two files of one rank would leave open which of them counts. */
function oneOf(folder: string, name: string): string[] {
  const found = endings.map((ending) => join(folder, `${name}.${ending}`)).filter((path) => existsSync(path));
  if (found.length > 1) throw new UserError(`there are both ${found.join(' and ')}`, 'Keep one of them.');
  return found;
}
