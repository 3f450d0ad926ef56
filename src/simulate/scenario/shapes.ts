import type { SensorKind } from '../world/estate.ts';

/** How sources spell records. Names are those of the formats that read them, where there is one for each. */
export const cloudShapes = [
  'azure-event-hub',
  'azure-blob',
  'azure-rest',
  'azure-rest-value',
  'azure-log-analytics',
  'azure-platformlogs',
  'azure-in-message',
  'elastic-azure',
  'filebeat-azure',
] as const;
export type CloudShape = (typeof cloudShapes)[number];

export const guestShapes = [
  'elastic-defend',
  'elastic-sysmon',
  'elastic-sysmon-linux',
  'elastic-windows-security',
  'elastic-auditbeat',
  'windows-json',
  'windows-xml',
  'windows-flat',
  'sysmon-linux',
  'auditd',
  'defender-stream',
  'defender-hunting',
  'defender-sentinel',
  'sentinel-security-event',
] as const;
export type GuestShape = (typeof guestShapes)[number];

export const scriptBlockShapes = [
  'elastic-powershell',
  'winlogbeat-powershell',
  'windows-json',
  'windows-xml',
] as const;
/** `winlogbeat-powershell`: Winlogbeat without its pipelines. */
export type ScriptBlockShape = (typeof scriptBlockShapes)[number];

/** The shapes of each sensor's records, the usual one first. */
export const shapesOf: Readonly<Record<SensorKind, readonly [GuestShape, ...GuestShape[]]>> = {
  defend: ['elastic-defend'],
  sysmon: [
    'elastic-sysmon',
    'windows-json',
    'windows-xml',
    'windows-flat',
    'elastic-sysmon-linux',
    'sysmon-linux',
  ],
  security: [
    'elastic-windows-security',
    'windows-json',
    'windows-xml',
    'windows-flat',
    'sentinel-security-event',
  ],
  auditd: ['elastic-auditbeat', 'auditd'],
  defender: ['defender-stream', 'defender-hunting', 'defender-sentinel'],
};

/** Which machines write records of a shape. */
export function writesOn(shape: GuestShape, windows: boolean): boolean {
  if (shape === 'elastic-defend' || shape.startsWith('defender-')) return true;
  const linux = shape.endsWith('-linux') || shape === 'elastic-auditbeat' || shape === 'auditd';
  return linux !== windows;
}

/** Files that stand on the machine itself: a record is there as soon as it is written. */
export function isLocal(shape: string): boolean {
  return /^(?:windows-(?:json|xml)|auditd|sysmon-linux)$/.test(shape);
}

export const layouts = [
  'lines',
  'array',
  'pretty',
  'hits',
  'search',
  'csv',
  'query',
  'results',
  'numbered',
  'list',
] as const;
/**
 * What holds the records of a file: one a line; in an array; each over many lines; Elasticsearch's hits, alone or in answers
 * to searches; a table as CSV; answers of Log Analytics (`query`) and of advanced hunting (`results`); `evtx_dump`'s
 * headings (`numbered`); one `<Events>` around all (`list`).
 */
export type Layout = (typeof layouts)[number];

const plain: readonly Layout[] = ['lines', 'array', 'pretty'];
const elastic: readonly Layout[] = [...plain, 'hits', 'search'];
const table: readonly Layout[] = [...plain, 'csv', 'query'];

/** What a file of a shape can look like, the usual first. Undefined: the shape has a file form of its own. */
export function layoutsOf(shape: CloudShape | GuestShape | ScriptBlockShape): readonly Layout[] | undefined {
  if (shape === 'azure-event-hub') return ['lines', 'pretty'];
  if (shape.startsWith('elastic-') || /^(?:file|winlog)beat-/.test(shape)) return elastic;
  if (shape === 'azure-platformlogs' || shape === 'azure-in-message') return elastic;
  if (/^(?:azure-log-analytics|defender-sentinel|sentinel-security-event)$/.test(shape)) return table;
  if (shape === 'defender-hunting') return [...plain, 'csv', 'results'];
  if (shape === 'defender-stream' || shape === 'windows-flat') return plain;
  if (shape === 'windows-json') return ['numbered', ...plain];
  if (shape === 'windows-xml') return ['numbered', 'lines', 'list'];
  if (shape === 'auditd' || shape === 'sysmon-linux') return ['lines'];
  return undefined;
}

export const locales = ['en-US', 'en-GB', 'de-DE'] as const;
/** The language of whoever exported a table from the portal: it decides how dates are written. */
export type Locale = (typeof locales)[number];
