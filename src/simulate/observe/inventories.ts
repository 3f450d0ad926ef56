import type { Random } from '../random.ts';
import { matchesName } from '../scenario/parse-scenario.ts';
import type { InventorySpec, Scenario } from '../scenario/scenario.ts';
import { guestAt } from '../world/estate.ts';
import type { History } from '../world/history.ts';
import { inventoryFact, isListed, writeInventory } from '../write/inventory.ts';
import type { InventoryFact } from './fact.ts';

/** A list of machines: its text, and what it says. */
export interface CollectedInventory {
  readonly spec: InventorySpec;
  readonly chunks: readonly string[];
  readonly facts: readonly InventoryFact[];
}

/** The lists of machines that are there beside the logs, each as things were when it was made. */
export function inventories(scenario: Scenario, history: History, random: Random): CollectedInventory[] {
  return scenario.inventories.map((spec, at) => {
    const draw = random.fork(String(at));
    const listed = history.estate.vms.flatMap((vm) => {
      const guest = guestAt(vm, scenario.start + spec.at);
      const named = spec.machines?.some((pattern) => matchesName(vm.name, pattern)) ?? true;
      const lost = draw.fork(vm.resourceId).chance(spec.loss);
      return guest && named && !lost && isListed(spec.kind, { vm, guest }) ? [{ vm, guest }] : [];
    });
    const facts = listed.map((one) => inventoryFact(spec.kind, one));
    return { spec, chunks: writeInventory(spec.kind, listed), facts };
  });
}
