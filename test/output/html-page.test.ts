import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Script } from 'node:vm';
import fc from 'fast-check';
import { dataElement } from '../../src/output/html/embed.ts';
import type { PageData, RunDetail, RunRecords } from '../../src/output/html/page-data.ts';
import { html } from '../../src/output/html.ts';
import { makeContext } from '../support/make-context.ts';
import { makeReport } from '../support/make-report.ts';
import { samples } from '../support/make-samples.ts';
import { embedded } from '../support/page-data.ts';
import { render } from '../support/render.ts';

const page = render(html, { ...makeReport(), context: makeContext() });
const script = /<script>(.*?)<\/script>/s.exec(page)?.[1] ?? '';
const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? '';
const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';

function sha256(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

test('the policy allows this script and this style, and nothing else', () => {
  assert.deepEqual(policy.split('; ').sort(), [
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    `script-src ${sha256(script)}`,
    `style-src ${sha256(style)}`,
  ]);
});

test('the policy comes before all that it is for', () => {
  assert.ok(page.indexOf('Content-Security-Policy') < page.indexOf('<style>'));
  assert.ok(page.indexOf('Content-Security-Policy') < page.indexOf('<script'));
});

test('there is one script, one style, and nothing that would load anything', () => {
  const bare = page.replace(/<script type="application\/json".*?<\/script>/gs, '').replace(script, '');
  assert.equal([...bare.matchAll(/<script>/g)].length, 1);
  assert.equal([...bare.matchAll(/<style>/g)].length, 1);
  assert.doesNotMatch(bare, /<link|<img|<iframe|<object|<base|@import|url\((?!"#)| src=| on\w+=| style=/);
});

test('the script is whole, and writes no markup', () => {
  assert.doesNotThrow(() => new Script(script));
  assert.doesNotMatch(script, /^\s*(?:import|export)\b/m);
  const folder = new URL('../../src/output/html/client/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const markup =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setHTML|srcdoc/;
    assert.doesNotMatch(text, markup, name);
    const module = /const (\$\w+) = \(\(\) => \{/g;
    const names = [...script.matchAll(module)].map(([, scope]) => scope);
    assert.ok(
      names.includes(`$${name.replace('.js', '').replaceAll('-', '_')}`),
      `${name} is not in the page`,
    );
  }
});

test('every run is in the page, with its details and records', () => {
  const found = embedded(page);
  const data = found.get('data') as PageData;
  assert.deepEqual(
    data.runs.map(({ id, verdict }) => [id, verdict]),
    samples.map(({ id, verdict }) => [id, verdict]),
  );
  const details = found.get('details') as RunDetail[];
  const records = found.get('records') as RunRecords[];
  assert.equal(details.length, samples.length);
  for (const [at, detail] of details.entries()) {
    const { event, throughline } = detail.document as Record<string, { id?: string; sources?: unknown[] }>;
    assert.equal(event?.id, samples[at]?.id);
    assert.equal(records[at]?.length, throughline?.sources?.length);
  }
});

test('without context the page has no records and no session', () => {
  const found = embedded(render(html, makeReport()));
  for (const detail of found.get('details') as RunDetail[]) assert.equal(detail.session, undefined);
  for (const record of (found.get('records') as RunRecords[]).flat()) assert.equal(record, null);
});

test('embedded data is the same data, and no markup', () => {
  const markup = fc.constantFrom('</script>', '<!--<script>', '<', '\u2028', ']]>', '__proto__');
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), fc.array(markup)), (value) => {
      const element = dataElement('x', value);
      const text = element.slice('<script type="application/json" id="x">'.length, -'</script>\n'.length);
      assert.doesNotMatch(text, /[<\u2028\u2029]/);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('the same report gives the same bytes', () => {
  assert.equal(render(html, { ...makeReport(), context: makeContext() }), page);
});
