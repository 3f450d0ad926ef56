import type { EvidenceSource } from '../model/operation.ts';
import type { ScriptBlock } from './guest-log.ts';
import { normalisePath } from './handlers.ts';
import { compareOrigins, distinctOrigins } from './logged-runs.ts';

/** A script as PowerShell logged it, its parts joined in their order. */
export interface LoggedScript {
  readonly path: string;
  readonly text: string;
  readonly origins: readonly EvidenceSource[];
}

/** Joins parts by script block; a part that the logs lack leaves a line that says so. Canonical order. */
export function loggedScripts(blocks: readonly ScriptBlock[]): LoggedScript[] {
  const groups = Map.groupBy(distinctOrigins(blocks), (block) => `${normalisePath(block.path)}\n${block.id}`);
  return [...groups.values()].map(joined).sort((a, b) => compareOrigins(first(a), first(b)));
}

function first({ origins }: LoggedScript): EvidenceSource {
  return origins[0] as EvidenceSource;
}

function joined(group: readonly ScriptBlock[]): LoggedScript {
  const sorted = group.toSorted((a, b) => compareOrigins(a.origin, b.origin));
  const lead = sorted[0] as ScriptBlock;
  const byPart = new Map(sorted.map((block) => [block.part, block.text]));
  const most = sorted.reduce((known, { part, parts }) => Math.max(known, part, parts), 0);
  const last = Math.min(most, 10_000);
  const pieces: string[] = [];
  for (let part = 1; part <= last; part++)
    pieces.push(byPart.get(part) ?? `\n# [part ${part} of ${last} is not in the logs]\n`);
  return {
    path: lead.path,
    text: pieces.join(''),
    origins: sorted.map((block) => block.origin),
  };
}
