/** One machine of an inventory that the user supplies. Ids and names are lower case. */
export interface InventoryMachine {
  readonly resourceId: string;
  readonly vmId: string | undefined;
  /** The name that the machine's operating system was given, where it differs from or equals the resource's. */
  readonly computerNames: readonly string[];
  readonly privateIps: readonly string[];
}
