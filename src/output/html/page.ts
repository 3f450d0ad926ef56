import { createHash } from 'node:crypto';
import { dataElement, escapeHtml } from './embed.ts';
import type { PageData, RunDetail, RunRecords } from './page-data.ts';
import { pageScript, pageStyle } from './page-files.ts';

/** What a page is made of. Details and records come block by block, so that a large report is never one string. */
export interface Page {
  readonly data: PageData;
  readonly details: Iterable<readonly RunDetail[]>;
  readonly records: Iterable<readonly RunRecords[]>;
}

/**
 * One file that opens anywhere and asks for nothing: the policy lets run this very script and apply this very style sheet,
 * and forbids every request.
 */
export function* writePage({ data, details, records }: Page): Generator<string> {
  const style = pageStyle();
  const script = pageScript();
  yield head(style, script);
  yield body(data);
  yield dataElement('data', data);
  let block = 0;
  for (const part of details) yield dataElement(`details-${block++}`, part);
  block = 0;
  for (const part of records) yield dataElement(`records-${block++}`, part);
  yield `<script>${script}</script>\n</body>\n</html>\n`;
}

function head(style: string, script: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>Throughline: who ran what</title>
<style>${style}</style>
</head>
`;
}

/** What a reader without scripts sees, and the places that the script fills. */
function body({ overview }: PageData): string {
  return `<body>
<a class="skip" href="#runs-title">Skip to the runs</a>
<header class="page-head">
<p class="brand"><strong>Throughline</strong> <span>who ran what inside which virtual machine</span></p>
<div id="controls" class="controls"></div>
</header>
<main>
<section aria-labelledby="overview-title">
<h1 id="overview-title">${escapeHtml(overview.headline)}</h1>
<noscript><p class="notice">Runs, time line and evidence are in this file, and need a browser that runs its script.</p></noscript>
<div id="overview"></div>
</section>
<section aria-labelledby="alerts-title" id="alerts-section" hidden>
<h2 id="alerts-title">Alerts</h2>
<div id="alerts"></div>
</section>
<section aria-labelledby="timeline-title" id="timeline-section">
<h2 id="timeline-title">Time line</h2>
<div id="timeline"></div>
</section>
<section aria-labelledby="runs-title">
<h2 id="runs-title" tabindex="-1">Runs and requests</h2>
<div id="runs"></div>
</section>
<div id="print-runs"></div>
</main>
<footer class="page-foot"><p>Made by Throughline from logs alone. What it claims, and when, is written in its rules; what is not certain is shown with its candidates.</p></footer>
<p id="announcer" class="unseen" role="status"></p>
`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
