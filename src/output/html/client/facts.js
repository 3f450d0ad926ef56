import { el } from './dom.js';
import { timeElement } from './times.js';

/** @typedef {import('../page-data.ts').RunDetail} RunDetail */
/** @typedef {Record<string, any>} Fields */
/** @typedef {readonly [label: string, value: Node | string | number | undefined]} Fact */

/**
 * What a document says of one request: its own, or that of a candidate.
 * @param {Fields} operation
 * @param {Fields} source
 */
export function requestFacts(operation, source = {}) {
  const principal = operation['principal'] ?? {};
  const network = [
    source['as']?.number && `AS${source['as'].number}`,
    source['as']?.organization?.name,
    source['geo']?.country_name,
  ];
  return factList([
    ['outcome', operation['outcome']],
    ['name', operation['name']],
    ['resource', operation['resource_id']],
    ['correlation id', operation['correlation_id']],
    ['address', source['ip'] ?? source['address']],
    ['network', network.filter(Boolean).join(', ')],
    ['token issued to', principal.token_ip],
    ['principal', principal.id],
    ['principal type', principal.type],
    ['named by', principal.named_by === 'role-assignment' ? 'the role assignment alone' : undefined],
    ['member of group', principal.group_id],
    ['role', principal.role],
    ['application', principal.app_id],
    ['tenant', principal.tenant_id],
    ['home tenant', principal.home_tenant_id],
    ['token', principal.token_id],
  ]);
}

/**
 * What a document says of the run in the guest.
 * @param {RunDetail} detail
 * @param {Fields} document
 */
export function runFacts({ uncertaintyMs }, document) {
  const run = document['throughline']?.execution ?? {};
  const process = document['process'] ?? {};
  const isCorrected = run.start !== run.observed_start;
  return factList([
    ['handler', run.handler],
    ['known by', run.anchor],
    ['user', process.user?.name],
    ['interpreter', process.executable ?? process.name],
    ['began', moment(run.start)],
    ['guest’s clock', isCorrected ? moment(run.observed_start) : undefined],
    ['known to', uncertaintyMs === undefined ? undefined : `± ${(uncertaintyMs / 1000).toFixed(1)} s`],
    ['ended', moment(run.end)],
    ['name', run.name],
    ['script number', run.sequence],
    ['script', run.script?.path],
    ['folder', process.working_directory],
    ['host', document['host']?.name],
    ['sensors', run.sensors?.join(', ')],
  ]);
}

/** @param {string | undefined} time */
function moment(time) {
  return time === undefined ? undefined : timeElement(Date.parse(time), 'moment');
}

/** @param {readonly Fact[]} facts */
function factList(facts) {
  const pairs = facts.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [el('div', {}, el('dt', {}, label), el('dd', {}, value))],
  );
  return el('dl', { class: 'facts' }, ...pairs);
}
