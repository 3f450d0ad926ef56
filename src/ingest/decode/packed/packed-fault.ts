export const cutShort = 'it is cut short: its compressed data end too early';

/** In words of ours, with the engine's behind. */
export function damaged(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'Z_BUF_ERROR' ? cutShort : `its compressed data are damaged (${error.message})`;
}
