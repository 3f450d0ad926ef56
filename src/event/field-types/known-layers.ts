import { alertAliases } from './alert-aliases.ts';
import { ecsTable } from './ecs-table.ts';
import { ownTable, scriptFields } from './own-table.ts';
import { readTable } from './read-table.ts';
import type { TypeLayer } from './type-layer.ts';

let kept: readonly TypeLayer[] | undefined;

/** The layers that need no input, strongest first. Reading them takes milliseconds, so it waits for the first use. */
export function knownLayers(): readonly TypeLayer[] {
  kept ??= [ownLayer(), alertAliases(), readTable(ecsTable)];
  return kept;
}

function ownLayer(): TypeLayer {
  const layer = new Map(readTable(ownTable));
  for (const path of scriptFields) {
    layer.set(path, { ...layer.get(path), name: 'text', analysers: ['standard', 'powershell'] });
  }
  return layer;
}
