import { firstText } from '../../../event/fields.ts';
import type { JsonObject } from '../../../event/json.ts';
import { clientIp } from '../azure/client-address.ts';
import { compactOrNone, parseJsonText } from '../azure/json-text.ts';
import { categoryOf } from './event-kind.ts';
import { actionOf, additional, type DefenderRow, integer, text } from './row.ts';

/** `source`, `destination`, `network`, `dns` and `url`: who spoke to whom, and about what. */
export function networkFields(row: DefenderRow): JsonObject {
  const category = categoryOf(row);
  const local = endpoint(row, 'LocalIP', 'LocalPort');
  const remote = endpoint(row, 'RemoteIP', 'RemotePort');
  const request = endpoint(row, 'RequestSourceIP', 'RequestSourcePort');
  const protocol = text(row, 'Protocol') ?? text(row, 'RequestProtocol');
  const url = text(row, 'RemoteUrl');
  if (category !== 'network') {
    const isLogon = category === 'authentication';
    const name = text(row, 'RemoteDeviceName');
    return {
      source: compactOrNone({
        ...(isLogon ? remote : (request ?? local)),
        domain: isLogon ? name : undefined,
      }),
      destination: isLogon ? undefined : remote,
      network: protocol === undefined ? undefined : { protocol: protocol.toLowerCase() },
      url: url === undefined ? undefined : { original: url },
    };
  }
  const inbound = directionOf(row) === 'inbound';
  const domain = url === undefined ? undefined : domainOf(url);
  return {
    source: inbound ? remote : local,
    destination: compactOrNone({ ...(inbound ? local : remote), domain: inbound ? undefined : domain }),
    network: compactOrNone({
      direction: directionOf(row) ?? 'unknown',
      ...protocolFields(protocol?.toLowerCase(), actionOf(row)),
    }),
    dns: actionOf(row).includes('dnsconnectioninspected') ? dnsFields(row) : undefined,
    url: url === undefined ? undefined : compactOrNone({ original: url, domain }),
  };
}

function endpoint(row: DefenderRow, addressColumn: string, portColumn: string): JsonObject | undefined {
  // Defender writes addresses of version 4 also as mapped ones of version 6.
  const ip = clientIp(text(row, addressColumn)?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '');
  return ip === undefined ? undefined : compactOrNone({ address: ip, ip, port: integer(row, portColumn) });
}

function directionOf(row: DefenderRow): 'inbound' | 'outbound' | undefined {
  const stated = firstText(additional(row)?.['direction'])?.toLowerCase();
  if (stated === 'in' || stated === 'out') return stated === 'in' ? 'inbound' : 'outbound';
  return actionOf(row).startsWith('inboundconnection') ? 'inbound' : undefined;
}

/** The pipeline has the transport for a protocol; it stays there, and stands in its own place, too. */
function protocolFields(protocol: string | undefined, action: string): JsonObject {
  const transport = /^(?:tcp|udp|icmp)/.exec(protocol ?? '')?.[0];
  return { protocol: action.includes('dns') ? 'dns' : protocol, transport };
}

/** The name in a URL or in what Defender writes for one: `host.example.com`, `host.example.com:443/path`. */
function domainOf(url: string): string | undefined {
  const host = /^(?:[a-z][\w+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#:[\]]+)/i.exec(url)?.[1]?.toLowerCase();
  return host !== undefined && clientIp(host) === undefined ? host : undefined;
}

const flags = ['AA', 'TC', 'RD', 'RA', 'AD', 'CD', 'DO'];

function dnsFields(row: DefenderRow): JsonObject | undefined {
  const more = additional(row) ?? {};
  const answers = parseJsonText(more['answers']);
  return compactOrNone({
    answers: Array.isArray(answers) ? answers.map((data) => ({ data })) : undefined,
    header_flags: compactFlags(more),
    question: compactOrNone({
      class: firstText(more['qclass_name']),
      name: firstText(more['query']),
      type: firstText(more['qtype_name']),
    }),
    response_code: firstText(more['rcode_name']),
  });
}

function compactFlags(more: JsonObject): readonly string[] | undefined {
  const set = flags.filter((name) => firstText(more[name]) === 'true');
  return set.length > 0 ? set : undefined;
}
