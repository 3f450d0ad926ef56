/** The default of every switch over a union: a member that was forgotten is a type error, and a bug if it gets here. */
export function assertNever(value: never): never {
  throw new Error(`Not a member of its union: ${JSON.stringify(value)}`);
}
