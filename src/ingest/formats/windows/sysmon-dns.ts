import type { JsonObject } from '../../../event/json.ts';
import { clientIp } from '../azure/client-address.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { dataText, type WindowsEvent } from './windows-event.ts';

/** Of the answers of name servers, by the number that Windows gives the kind of record. */
const recordTypes: Readonly<Record<string, string>> = {
  ...{ 1: 'A', 2: 'NS', 5: 'CNAME', 6: 'SOA', 12: 'PTR', 15: 'MX', 16: 'TXT' },
  ...{ 28: 'AAAA', 33: 'SRV', 35: 'NAPTR', 39: 'DNAME', 43: 'DS', 46: 'RRSIG', 48: 'DNSKEY', 255: 'ANY' },
};

/** Names of Windows' error numbers that questions end with; others stay numbers. */
const statuses: Readonly<Record<string, string>> = {
  ...{ 0: 'SUCCESS', 5: 'ERROR_ACCESS_DENIED', 123: 'ERROR_INVALID_NAME', 1223: 'ERROR_CANCELLED' },
  ...{ 1460: 'ERROR_TIMEOUT', 9001: 'DNS_ERROR_RCODE_FORMAT_ERROR', 9002: 'DNS_ERROR_RCODE_SERVER_FAILURE' },
  ...{ 9003: 'DNS_ERROR_RCODE_NAME_ERROR', 9004: 'DNS_ERROR_RCODE_NOT_IMPLEMENTED' },
  ...{
    9005: 'DNS_ERROR_RCODE_REFUSED',
    9501: 'DNS_INFO_NO_RECORDS',
    9701: 'DNS_ERROR_RECORD_DOES_NOT_EXIST',
  },
  ...{ 9852: 'DNS_ERROR_NO_DNS_SERVERS', 10054: 'WSAECONNRESET', 10060: 'WSAETIMEDOUT' },
};

/** A question to name servers (22) and what came back. */
export function sysmonDns(event: WindowsEvent): JsonObject {
  const name = dataText(event, 'QueryName');
  const { answers, addresses } = answersOf(dataText(event, 'QueryResults') ?? '');
  const status = dataText(event, 'QueryStatus');
  return {
    dns: compactOrNone({
      answers: answers.length > 0 ? answers : undefined,
      question: name === undefined ? undefined : { name },
      resolved_ip: addresses.length > 0 ? addresses : undefined,
    }),
    network: { protocol: 'dns' },
    sysmon: status === undefined ? undefined : { dns: { status: statuses[status] ?? status } },
  };
}

/** `type:  5 cdn.example.com;::ffff:203.0.113.80;2001:db8::1;`: names with the number of their kind, and addresses. */
function answersOf(results: string): { readonly answers: JsonObject[]; readonly addresses: string[] } {
  const answers: JsonObject[] = [];
  const addresses: string[] = [];
  for (const part of results.split(';')) {
    const text = part.trim();
    const [, kind = '', data] = /^type:\s*(\d+)(?:\s+(\S+))?/.exec(text) ?? [];
    if (kind !== '') answers.push({ ...(data && { data }), type: recordTypes[kind] ?? kind });
    const address = clientIp(text.replace(/^::ffff:(?=\d+\.)/i, ''));
    if (address === undefined) continue;
    addresses.push(address);
    answers.push({ data: address, type: address.includes(':') ? 'AAAA' : 'A' });
  }
  return { answers, addresses };
}
