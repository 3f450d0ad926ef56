import { z } from 'zod';
import type { TruthEntry } from './truth-entry.ts';

const text = z.string();
const texts = z.array(text);
const time = z.iso.datetime();
const operation = z.looseObject({ correlation_id: text, resource_id: text, start: time });

const principal = z.looseObject({ key: text, id: text, name: text.optional(), type: text });

const root = z.looseObject({
  pid: z.int(),
  entity_ids: texts,
  start: time,
  start_guest_clock: time,
  end: time,
});

const decidable = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('pair'), operation, principal: text.optional() }),
  z.looseObject({ kind: z.literal('principal'), principal: text, candidates: z.array(operation) }),
  z.looseObject({ kind: z.literal('ambiguous'), candidates: z.array(operation) }),
  z.looseObject({ kind: z.literal(['unobserved', 'unrequested']), reason: text }),
  z.looseObject({ kind: z.literal('unsettled'), why: text }),
  z.looseObject({ kind: z.literal(['candidate', 'not-applicable', 'none']) }),
]);

const entry = {
  scenario: text,
  seed: z.int(),
  id: text,
  machine: z.looseObject({
    vm: text,
    resource_id: text,
    subscription_id: text,
    host: text,
    os: text,
    sensors: texts,
  }),
  labels: z.record(text, text),
};

const schema = z.discriminatedUnion('kind', [
  z.looseObject({
    ...entry,
    kind: z.literal('run'),
    forged: z.boolean(),
    channel: text,
    handler: text,
    request: text.optional(),
    principal: principal.optional(),
    script_path: text,
    root,
    wrapper_entity_ids: texts,
    wrapper_pids: z.array(z.int()),
    child_entity_ids: texts,
    decidable,
  }),
  z.looseObject({
    ...entry,
    kind: z.literal('request'),
    channel: text,
    run: text.optional(),
    principal,
    correlation_id: text,
    resource_id: text,
    start: time,
    end: time,
    outcome: text,
    decidable,
  }),
  z.looseObject({ ...entry, kind: z.literal('decoy'), decoy: text, root }),
]);

/** The entry, or in words what it lacks. What it has beyond is left alone. */
export function truthEntry(line: unknown): TruthEntry | string {
  const { data, error } = schema.safeParse(line);
  if (data) return data as unknown as TruthEntry;
  const path = error.issues[0]?.path.join('.') ?? '';
  if (path === '' || path === 'kind') return 'is no run, request or decoy';
  return `lacks what a truth of this version has: ${path}`;
}
