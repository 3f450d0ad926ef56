import { readFileSync } from 'node:fs';

/** In this order: later ones win. */
const styleFiles = ['base', 'overview', 'alerts', 'timeline', 'runs', 'detail', 'narrow', 'print'];
const entry = 'main';

/* The form that Biome gives them, and no other: a module that takes another way is found by the tests in a browser. */
const importStatement = /^import (\{[^}]*\}) from '\.\/([a-z-]+)\.js';\n/gm;
const exportStatement = /^export (?=(?:async )?(?:function|const|class) (\w+))/gm;
const comment = /^[ \t]*(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/|\/\/.*)\n/gm;

/** The page's style sheet. It lies beside this file in `src/` and in `dist/`. */
export function pageStyle(): string {
  return styleFiles.map((name) => read(`style/${name}.css`)).join('');
}

/**
 * The page's script as one text: its modules, each after those that it imports and in a scope of its own. On disk they are
 * plain modules, so that they are checked and tested as such, and the page needs nothing that would load them.
 */
export function pageScript(): string {
  const modules = new Map<string, string>();
  add(entry, modules, []);
  return `'use strict';\n(() => {\n${[...modules.values()].join('')}})();\n`;
}

function add(name: string, modules: Map<string, string>, open: readonly string[]): void {
  if (modules.has(name)) return;
  if (open.includes(name)) throw new Error(`a circle of imports: ${[...open, name].join(' → ')}`);
  const text = read(`client/${name}.js`);
  for (const [, , needed = ''] of text.matchAll(importStatement)) add(needed, modules, [...open, name]);
  modules.set(name, wrap(name, text));
}

function wrap(name: string, text: string): string {
  const given = [...text.matchAll(exportStatement)].map(([, exported]) => exported);
  const body = text
    .replace(comment, '')
    .replace(importStatement, (_, taken: string, from: string) => `const ${taken} = ${scopeName(from)};\n`)
    .replace(exportStatement, '');
  return `const ${scopeName(name)} = (() => {\n${body}return { ${given.join(', ')} };\n})();\n`;
}

function scopeName(module: string): string {
  return `$${module.replaceAll('-', '_')}`;
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
