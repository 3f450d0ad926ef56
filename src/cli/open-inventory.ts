import { formatLocation } from '../diagnostics/diagnostic.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { InventoryMachine } from '../ingest/inventory/inventory-machine.ts';
import { readInventory } from '../ingest/inventory/read-inventory.ts';
import { openInputs } from '../ingest/sources/open-inputs.ts';

/** The machines of the user's inventory files. A file that names none is the wrong file. */
export async function openInventory(files: readonly string[], folder: string): Promise<InventoryMachine[]> {
  const machines: InventoryMachine[] = [];
  for (const file of files) {
    const inputs = await openInputs([file], { cwd: folder });
    try {
      const { machines: found, diagnostics } = await readInventory(inputs.inputs);
      const [first] = diagnostics;
      if (found.length === 0) {
        const why = first
          ? ` (${first.message}${first.location ? `, at ${formatLocation(first.location)}` : ''})`
          : '';
        throw new UserError(
          `no machine in the inventory ${file}${why}`,
          'Give the output of `az vm list -d`, `az vmss list-instances`, a Resource Graph export or a CSV with resource ids.',
        );
      }
      machines.push(...found);
    } finally {
      await inputs.dispose();
    }
  }
  return machines;
}
