import type { GuestState } from '../world/history.ts';

/** The agent ends and is started anew: the same program, another process, above all handlers from now on. */
export function restartAgent(state: GuestState, at: number): void {
  const { table, base } = state;
  const { agent } = base;
  agent.end = at - 500;
  const images = agent.images.slice(0, 1).map((image) => ({ ...image, at }));
  state.base = { ...base, agent: table.spawn({ parent: agent.parent, images, directory: agent.directory }) };
}
