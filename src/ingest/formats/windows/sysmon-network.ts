import type { JsonObject } from '../../../event/json.ts';
import { clientIp } from '../azure/client-address.ts';
import { compactOrNone } from '../azure/json-text.ts';
import { dataInteger, dataText, type WindowsEvent } from './windows-event.ts';

/** A connection (3). */
export function sysmonConnection(event: WindowsEvent): JsonObject {
  const transport = dataText(event, 'Protocol')?.toLowerCase();
  const isV6 = dataText(event, 'SourceIsIpv6')?.toLowerCase();
  const started = dataText(event, 'Initiated')?.toLowerCase();
  return {
    destination: endpoint(event, 'Destination'),
    network: compactOrNone({
      direction: started === undefined ? undefined : started === 'true' ? 'egress' : 'ingress',
      protocol: dataText(event, 'DestinationPortName') ?? dataText(event, 'SourcePortName'),
      transport,
      type: isV6 === undefined ? undefined : isV6 === 'true' ? 'ipv6' : 'ipv4',
    }),
    source: endpoint(event, 'Source'),
  };
}

function endpoint(event: WindowsEvent, side: 'Source' | 'Destination'): JsonObject | undefined {
  return compactOrNone({
    domain: dataText(event, `${side}Hostname`),
    ip: clientIp(dataText(event, `${side}Ip`) ?? ''),
    port: dataInteger(event, `${side}Port`),
  });
}
