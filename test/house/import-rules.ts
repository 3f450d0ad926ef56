import { isBuiltin } from 'node:module';
import { type Import, resolveImport, type SourceFile } from './source-imports.ts';

/** From the inside out: a room knows the rooms before it and no other. */
export const ROOMS = [
  'diagnostics',
  'bytes',
  'event',
  'plan',
  'exec',
  'lang',
  'ingest',
  'rules',
  'attribution',
  'engine',
  'alerts',
  'store',
  'output',
  'simulate',
  'server',
  'cli',
] as const;

const SURFACE = 'src/index.ts';
const USERS = ['server', 'cli'];
// Ground truth that used the code under test would agree with its mistakes.
const SIMULATE_KNOWS = ['event', 'diagnostics'];

const OUTSIDE_WORLD = /^node:(?:fs|fs\/promises|child_process|dgram|dns|http|http2|https|net|os|sqlite|tls)$/;
/** Asks about a text and touches nothing, though it lies in the module that does. */
const ADDRESS_CHECK = /^\{(?:\s*isIP(?:v4|v6)?\s*,?)+\}$/;
const TOUCHES_OUTSIDE = ['src/ingest/sources/', 'src/store/', 'src/output/', 'src/server/', 'src/cli/'];

export function breaches(file: SourceFile, dependencies: readonly string[]): string[] {
  const room = roomOf(file.path);
  if (room !== undefined && !isRoom(room))
    return [`${file.path}: ${room} is no room; the rooms are ${ROOMS.join(', ')}`];
  return file.imports.flatMap((found) => {
    const target = resolveImport(file.path, found.specifier);
    const wrong = target === undefined ? foreign(file.path, found, dependencies) : own(file.path, target);
    return wrong === undefined ? [] : [`${file.path} imports ${found.specifier}: ${wrong}`];
  });
}

function own(from: string, target: string): string | undefined {
  if (!/\.(?:ts|json)$/.test(target)) return 'an import of our own code ends in .ts';
  if (!target.startsWith('src/')) return 'src/ imports nothing of the checkout outside it';
  const here = roomOf(from);
  const there = roomOf(target);
  if (here === there) return undefined;
  if (there !== undefined && !isRoom(there)) return `${there} is no room`;
  if (there !== undefined && USERS.includes(there)) return `nothing imports ${there}`;
  if (here === undefined) return undefined;
  if (there === undefined) return USERS.includes(here) ? undefined : `${SURFACE} is for users of the library`;
  if (here === 'simulate' && !SIMULATE_KNOWS.includes(there)) {
    return `simulate may import ${SIMULATE_KNOWS.join(' and ')} alone`;
  }
  return order(there) < order(here)
    ? undefined
    : `${here} may import only from itself and the rooms before it`;
}

function foreign(from: string, found: Import, dependencies: readonly string[]): string | undefined {
  const { specifier } = found;
  if (isBuiltin(specifier)) return ofNode(from, found);
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return dependencies.includes(name) ? undefined : `${name} is not among the dependencies of package.json`;
}

function ofNode(from: string, { specifier, clause }: Import): string | undefined {
  if (!specifier.startsWith('node:')) return `a part of Node is written node:${specifier}`;
  if (specifier === 'node:zlib' && roomOf(from) !== 'ingest') return 'only ingest unpacks';
  if (!OUTSIDE_WORLD.test(specifier)) return undefined;
  if (specifier === 'node:net' && ADDRESS_CHECK.test(clause)) return undefined;
  const mayTouch = TOUCHES_OUTSIDE.some((folder) => from.startsWith(folder));
  return mayTouch ? undefined : `only ${TOUCHES_OUTSIDE.join(', ')} touch the outside`;
}

/** The first circle of imports, or undefined. Types count: two files that need each other are one idea or three. */
export function findCircle(files: readonly SourceFile[]): string[] | undefined {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const settled = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (settled.has(path)) return undefined;
    for (const { specifier } of byPath.get(path)?.imports ?? []) {
      const target = resolveImport(path, specifier);
      const circle = target === undefined ? undefined : visit(target, [...trail, path]);
      if (circle) return circle;
    }
    settled.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const circle = visit(path, []);
    if (circle) return circle;
  }
  return undefined;
}

/** Undefined for the library's surface, which belongs to no room. */
function roomOf(path: string): string | undefined {
  return path === SURFACE ? undefined : path.split('/')[1];
}

function isRoom(room: string): boolean {
  return order(room) >= 0;
}

function order(room: string): number {
  return (ROOMS as readonly string[]).indexOf(room);
}
