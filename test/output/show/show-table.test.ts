import { test } from 'node:test';
import type { Attribution } from '../../../src/attribution/model/attribution.ts';
import { showTable } from '../../../src/output/show/show-table.ts';
import { assertGolden } from '../../support/golden.ts';
import * as samples from '../../support/make-samples.ts';
import { makeView } from '../../support/make-view.ts';

/* Read the recorded pages after every change: they are what a person sees. */

const pages: [name: string, sample: Attribution, width: number, verbose: boolean, color: boolean][] = [
  ['attributed-80', samples.attributedAction, 80, false, false],
  ['attributed-160-verbose-color', samples.attributedAction, 160, true, true],
  ['attributed-40', samples.attributedManaged, 40, false, false],
  ['ambiguous-80', samples.ambiguous, 80, false, false],
  ['same-principal-80', samples.attributedSamePrincipal, 80, false, false],
  ['unobserved-80', samples.unobserved, 80, false, false],
  ['refused-80', samples.refused, 80, false, false],
  ['unrequested-80', samples.unrequested, 80, false, false],
  ['not-applicable-80', samples.notApplicable, 80, false, false],
];

for (const [name, sample, width, verbose, color] of pages) {
  test(`the page ${name} is as recorded`, () => {
    const options = { width, verbose, color, summary: false };
    const page = [...showTable(makeView(sample), options)].join('');
    assertGolden(page, new URL(`goldens/${name}.txt`, import.meta.url));
  });
}
