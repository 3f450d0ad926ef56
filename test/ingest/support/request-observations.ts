import {
  isActivityRecord,
  resourceIdOf,
  subscriptionOf,
} from '../../../src/attribution/cloud/control-record.ts';
import { isOrdinaryRequest } from '../../../src/attribution/cloud/ordinary-request.ts';
import { claimField } from '../../../src/attribution/cloud/principal.ts';
import { skimTerms } from '../../../src/attribution/skim-terms.ts';
import type { Event } from '../../../src/event/event.ts';
import { getField, getText } from '../../../src/event/fields.ts';
import { LineIndex } from '../../../src/ingest/line-index.ts';
import { readEvents } from '../../../src/ingest/read.ts';
import { IngestReport } from '../../../src/ingest/report.ts';
import { Skimmer } from '../../../src/ingest/skim/skimmer.ts';
import type { Input } from '../../../src/ingest/sources/input.ts';

/** What an observer hears of records of requests. */
export interface Observations {
  /** By time: the subscription and the resource. */
  readonly resources: readonly string[];
  /** Object ids with the names that stand beside them. */
  readonly principals: readonly string[];
  /** Records that say more than their kind: each must be seen whole. */
  readonly whole: readonly string[];
}

const properties = 'azure.activitylogs.properties';

/** An observer that knows nothing of skimming but its contract: in an event that is passed over only the time is new. */
export async function observations(input: Input, isSkimming: boolean): Promise<Observations> {
  const resources: string[] = [];
  const principals = new Set<string>();
  const whole: string[] = [];
  const skimmer = isSkimming ? new Skimmer(skimTerms) : undefined;
  const options = { batchSize: 1, lines: new LineIndex(), skimmer };
  for await (const [event] of readEvents([input], new IngestReport(), options)) {
    if (!event) continue;
    if (isActivityRecord(event.doc)) {
      const resource = resourceOf(event);
      resources.push(`${event.time.ms} ${resource}`);
      principals.add(namesOf(event));
      if (saysMore(event)) whole.push(event.original);
      const observe = ({ ms }: Event['time']) => {
        resources.push(`${ms} ${resource}`);
        return 0;
      };
      event.kin?.learn(isOrdinaryRequest(event.doc) ? { looksAt: 'nothing', observe } : undefined);
    }
  }
  return { resources: resources.sort(), principals: [...principals].sort(), whole };
}

function resourceOf({ doc }: Event): string {
  const spelled = getText(doc, `${properties}.entity`);
  return JSON.stringify([subscriptionOf(doc), resourceIdOf(doc), spelled]);
}

function namesOf({ doc }: Event): string {
  return JSON.stringify((['objectId', 'upn', 'name'] as const).map((name) => getText(doc, claimField(name))));
}

function saysMore({ doc }: Event): boolean {
  const texts = ['vmId', 'responseBody', 'responsebody', 'responseBody.properties.vmId'];
  return (
    !isOrdinaryRequest(doc) || texts.some((path) => getField(doc, `${properties}.${path}`) !== undefined)
  );
}
