/**
 * What the reader has chosen. All of it stands in the address, so that a link to it shows the same.
 * @typedef {{
 *   verdicts: readonly string[], who: string, vm: string, channel: string, alert: string, text: string,
 *   sort: string, page: number, from: number | undefined, to: number | undefined, run: string, zone: string,
 * }} State
 */

/** @type {State} */
export const initialState = {
  verdicts: [],
  who: '',
  vm: '',
  channel: '',
  alert: '',
  text: '',
  sort: 'time',
  page: 1,
  from: undefined,
  to: undefined,
  run: '',
  zone: 'utc',
};

/**
 * @param {string} hash
 * @returns {State}
 */
export function parseState(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (/** @type {string} */ name) => fields.get(name) ?? '';
  const time = (/** @type {string} */ name) => {
    const ms = Date.parse(text(name));
    return Number.isNaN(ms) ? undefined : ms;
  };
  const from = time('from');
  const to = time('to');
  const hasWindow = from !== undefined && to !== undefined && from < to;
  return {
    verdicts: text('verdict').split(',').filter(Boolean),
    who: text('who'),
    vm: text('vm'),
    channel: text('channel'),
    alert: text('alert'),
    text: text('text'),
    sort: text('sort') || initialState.sort,
    page: Math.max(1, Number.parseInt(text('page'), 10) || 1),
    from: hasWindow ? from : undefined,
    to: hasWindow ? to : undefined,
    run: text('run'),
    zone: text('zone') === 'local' ? 'local' : 'utc',
  };
}

/** @param {State} given */
export function printState(given) {
  const fields = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {string} */ value, normal = '') => {
    if (value !== normal) fields.set(name, value);
  };
  put('verdict', given.verdicts.join(','));
  put('who', given.who);
  put('vm', given.vm);
  put('channel', given.channel);
  put('alert', given.alert);
  put('text', given.text);
  put('sort', given.sort, initialState.sort);
  put('page', String(given.page), '1');
  if (given.from !== undefined) put('from', new Date(given.from).toISOString());
  if (given.to !== undefined) put('to', new Date(given.to).toISOString());
  put('run', given.run);
  put('zone', given.zone, 'utc');
  const text = fields.toString();
  return text === '' ? '' : `#${text}`;
}
