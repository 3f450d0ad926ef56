import type { HostOffset } from '../../attribution/model/result.ts';
import { formatDuration } from '../../event/duration.ts';
import { line, type SafeText } from '../text/safe-text.ts';

const proofs: Readonly<Record<HostOffset['proof'], string>> = {
  'exact-pair': 'by runs whose request is certain by name',
  'sensor-lag': 'by the delays of its sensor',
};

/** `4 min 58 s to 5 min 2 s ahead, by runs whose request is certain by name` */
export function clockWords({ from, to, proof }: Omit<HostOffset, 'hostId'>): SafeText {
  const way = from > 0 ? 'ahead' : 'behind';
  const [least, most] = [Math.abs(from), Math.abs(to)].sort((a, b) => a - b) as [number, number];
  const [low, high] = [formatDuration(least), formatDuration(most)];
  return line`${low === high ? low : `${low} to ${high}`} ${way}, ${proofs[proof]}`;
}
