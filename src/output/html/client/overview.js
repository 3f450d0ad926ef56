import { coverageChart } from './coverage.js';
import { data } from './data.js';
import { append, el } from './dom.js';
import { change, currentState, onChange } from './store.js';
import { timeElement } from './times.js';
import { verdictIcon } from './verdict-mark.js';

const grouped = new Intl.NumberFormat('en');
const mostSubjects = 12;

/** @param {HTMLElement} place */
export function showOverview(place) {
  const { overview } = data;
  if (overview.period) append(place, [periodLine(overview.period)]);
  append(place, [verdictTiles()]);
  const left = el('div', {}, coverageChart(overview.coverage));
  const right = el('div', {}, limitList(), readTable(), problemList());
  append(place, [el('div', { class: 'columns' }, left, right)]);
}

/** @param {readonly [number, number]} period */
function periodLine([from, to]) {
  const { files, formats } = data.overview;
  const events = formats.reduce((sum, format) => sum + format.events, 0);
  return el(
    'p',
    { class: 'lead' },
    `From ${grouped.format(events)} events in ${grouped.format(files)} ${files === 1 ? 'file' : 'files'}, `,
    timeElement(from, 'minutes'),
    ' to ',
    timeElement(to, 'minutes'),
    '.',
  );
}

/** A tile for each verdict, which shows its runs alone; pressed again, all. */
function verdictTiles() {
  const tiles = data.overview.verdicts.map(({ verdict, count, meaning, reasons }) => {
    const tile = el(
      'button',
      { type: 'button', class: `tile v-${verdict}`, 'aria-pressed': 'false', disabled: count === 0 },
      el(
        'span',
        { class: 'tile-head' },
        verdictIcon(verdict),
        el('span', { class: 'count' }, grouped.format(count)),
      ),
      el('b', {}, verdict),
      el('span', { class: 'meaning' }, meaning),
      reasons.length > 0 && el('span', { class: 'reasons' }, reasons.join(', ')),
    );
    tile.addEventListener('click', () => {
      const { verdicts } = currentState();
      const isOn = verdicts.includes(verdict);
      change({ verdicts: isOn ? verdicts.filter((one) => one !== verdict) : [...verdicts, verdict] });
    });
    return { verdict, tile };
  });
  const update = () => {
    const { verdicts } = currentState();
    for (const { verdict, tile } of tiles)
      tile.setAttribute('aria-pressed', String(verdicts.includes(verdict)));
  };
  onChange(update);
  update();
  return el(
    'div',
    { class: 'tiles', role: 'group', 'aria-label': 'Verdicts; each is a filter' },
    ...tiles.map(({ tile }) => tile),
  );
}

function limitList() {
  const { limits } = data.overview;
  const heading = el('h2', {}, 'What these logs cannot tell');
  if (limits.length === 0)
    return el('section', {}, heading, el('p', {}, 'Nothing that bears on this result.'));
  const items = limits.map(({ text, subjects }) =>
    el('li', {}, text, ...(subjects.length > 0 ? [': ', subjectList(subjects)] : [])),
  );
  return el('section', {}, heading, el('ul', { class: 'limits' }, ...items));
}

/** @param {readonly string[]} subjects */
function subjectList(subjects) {
  const list = el('span', { tabindex: -1 });
  const show = (/** @type {readonly string[]} */ some) =>
    list.replaceChildren(
      ...some.flatMap((name, at) => [at === 0 ? '' : ', ', el('span', { class: 'name' }, name)]),
    );
  show(subjects.slice(0, mostSubjects));
  const left = subjects.length - mostSubjects;
  if (left <= 0) return list;
  const more = el('button', { type: 'button', class: 'small' }, 'Show them');
  more.addEventListener('click', () => {
    show(subjects);
    list.focus();
  });
  list.append(` and ${grouped.format(left)} more `, more);
  return list;
}

function readTable() {
  const rows = data.overview.formats.map(({ title, events, span: [from, to] }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, title),
      el('td', { class: 'number' }, grouped.format(events)),
      el('td', {}, timeElement(from, 'minutes'), ' to ', timeElement(to, 'minutes')),
    ),
  );
  const head = ['Format', 'Events', 'Times'].map((name) => el('th', { scope: 'col' }, name));
  return el(
    'section',
    {},
    el('h2', {}, 'What was read'),
    el('table', { class: 'plain' }, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
  );
}

function problemList() {
  const { problems } = data.overview;
  const heading = el('h2', {}, 'What could not be read');
  if (problems.length === 0) return el('section', {}, heading, el('p', {}, 'Every record was read.'));
  const items = problems.map(({ title, severity, count, samples }) => {
    const head = [
      el('b', {}, grouped.format(count)),
      ` × ${title}`,
      severity === 'info' && ' (for the record)',
    ];
    if (samples.length === 0) return el('li', {}, ...head);
    const places = samples.map((text) => el('li', { class: 'place' }, text));
    return el('li', {}, el('details', {}, el('summary', {}, ...head), el('ul', {}, ...places)));
  });
  return el('section', {}, heading, el('ul', { class: 'problems' }, ...items));
}
