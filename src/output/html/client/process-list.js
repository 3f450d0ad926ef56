import { el } from './dom.js';
import { offsetWords, timeElement } from './times.js';

/**
 * @typedef {{
 *   pid?: number, name?: string, executable?: string, command_line?: string, user?: string, start: string,
 *   depth?: number, linked_by_pid?: boolean,
 * }} ProcessFields
 */

/** More are shown only when they are asked for. */
const most = 200;

/**
 * The process tree, parents before their children, each with how long after the run's begin it started.
 * @param {readonly ProcessFields[]} processes
 * @param {readonly (readonly [number, number])[]} tree
 * @param {number} start
 */
export function processList(processes, tree, start) {
  const list = el('ol', { class: 'processes' });
  let user = '';
  const show = (/** @type {readonly (readonly [number, number])[]} */ part) => {
    for (const [place, level] of part) {
      const process = processes[place];
      if (!process) continue;
      list.append(item(process, level, start, process.user === user ? undefined : process.user));
      user = process.user ?? user;
    }
  };
  show(tree.slice(0, most));
  if (tree.length <= most) return list;
  const more = el('button', { type: 'button', class: 'small' }, `Show ${tree.length - most} processes more`);
  more.addEventListener('click', () => {
    more.remove();
    show(tree.slice(most));
  });
  return el('div', {}, list, more);
}

/**
 * @param {ProcessFields} process
 * @param {number} level
 * @param {number} start
 * @param {string | undefined} user said where it changes
 */
function item(process, level, start, user) {
  const { name, executable, command_line: commandLine, pid, depth, linked_by_pid: isGuess } = process;
  const time = Date.parse(process.start);
  const entry = el(
    'li',
    { class: depth === 0 ? 'root' : undefined },
    el(
      'div',
      {},
      el('b', {}, name ?? executable ?? 'process'),
      pid !== undefined && el('span', { class: 'pid' }, `pid ${pid}`),
      el('span', { class: 'offset' }, timeElement(time, 'clock'), ` ${offsetWords(time, start)}`),
      user !== undefined && el('span', { class: 'user' }, `as ${user}`),
      isGuess === true && el('span', { class: 'guess' }, 'parent by pid'),
      level > 0 && el('span', { class: 'unseen' }, `level ${level}`),
    ),
    commandLine !== undefined && el('code', {}, commandLine),
  );
  entry.style.setProperty('--level', String(level));
  return entry;
}
