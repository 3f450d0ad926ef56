import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { defaultLimits } from '../decode/record.ts';
import { decodeInput } from '../decode-input.ts';
import type { Input } from '../sources/input.ts';
import type { InventoryMachine } from './inventory-machine.ts';
import { inventoryMachine } from './inventory-record.ts';
import { rowsOf } from './inventory-rows.ts';

/** Resource Graph answers with one object, however many machines there are. */
const limits = { ...defaultLimits, maxRecordBytes: 512 * 1024 * 1024 };

/** What inventory files say, and what in them says nothing. */
export interface Inventory {
  readonly machines: readonly InventoryMachine[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads lists of machines: `az vm list -d`, `az vmss list-instances`, an Azure Resource Graph export (JSON or CSV), or any
 * CSV with a header of the usual names. An entry that names no machine is a diagnostic; the rest of the list is read.
 */
export async function readInventory(inputs: readonly Input[]): Promise<Inventory> {
  const machines: InventoryMachine[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const input of inputs) {
    const decoded = decodeInput(input, limits, ({ code, message, line }) => {
      const location = line === undefined ? { file: input.name } : { file: input.name, line };
      diagnostics.push({ code, severity: 'error', message, location });
    });
    for await (const records of decoded) {
      for (const { value, line } of records) {
        for (const row of rowsOf(value)) {
          const machine = inventoryMachine(row);
          if (machine) machines.push(machine);
          else diagnostics.push(noMachine(input.name, line));
        }
      }
    }
  }
  return { machines, diagnostics };
}

function noMachine(file: string, line: number): Diagnostic {
  return {
    code: 'record-field-invalid',
    severity: 'warning',
    message: 'the entry names no virtual machine: neither a resource id nor subscription, group and name',
    location: { file, line },
  };
}
